import type { Certainty } from '@undisclosed/core'
import { certaintyOf, failOnOf, oneOf, type FailOn } from '../options.js'

/** Inputs of the action, as `action.yml` describes them. */
export interface Inputs {
  readonly token: string
  readonly workingDirectory: string
  readonly paths: readonly string[]
  readonly config?: string | false
  readonly minCertainty?: Certainty
  readonly failOn: FailOn
  readonly comments: boolean
  readonly checkRun: boolean
}

export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const text = (name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  const config = text('config')
  const minCertainty = text('min-certainty')
  const isOn = (name: string, otherwise: string): boolean =>
    oneOf(`the input “${name}”`, text(name) || otherwise, ['true', 'false']) === 'true'
  return {
    token: text('token') || (env['GITHUB_TOKEN'] ?? ''),
    workingDirectory: text('working-directory') || '.',
    paths: text('paths').split(/\s+/).filter(Boolean),
    failOn: failOnOf('the input “fail-on”', text('fail-on') || undefined),
    comments: isOn('comments', 'true'),
    checkRun: isOn('check-run', 'false'),
    ...(config === '' ? {} : { config: config === 'false' ? false : config }),
    ...(minCertainty === '' ? {} : { minCertainty: certaintyOf('the input “min-certainty”', minCertainty) }),
  }
}
