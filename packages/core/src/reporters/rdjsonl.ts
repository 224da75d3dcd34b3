import { defineReporter } from '../reporter.js'
import { diagnosticsOf } from './rdjson.js'

export default defineReporter({
  name: 'rdjsonl',
  description: 'Reviewdog Diagnostic Format, an object a line',
  mark: /^\{"message":".*"location":\{"path":/,
  format: (input) =>
    diagnosticsOf(input)
      .map((diagnostic) => `${JSON.stringify(diagnostic)}\n`)
      .join(''),
})
