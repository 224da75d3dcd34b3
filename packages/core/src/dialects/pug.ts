import { defineDialect } from '../dialect.js'
import { scanPug } from './reading/pug-lines.js'
import { readPugTokens } from './reading/pug-tokens.js'

/** Pug, formerly Jade: indentation in place of closing tags. */
export default defineDialect({
  name: 'pug',
  title: 'Pug',
  family: 'language',
  docs: 'https://pugjs.org/language/attributes.html',
  extensions: ['pug', 'jade'],
  detect: () => false,
  scan: scanPug,
  parse: (text, scan, parsers) => (parsers.pug ? readPugTokens(text, scan, parsers.pug) : undefined),
})
