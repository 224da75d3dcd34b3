import { defineDialect } from '../dialect.js'
import { scanStatements } from './reading/statements.js'
import { readLiquidAst } from './reading/liquid-ast.js'

/** Liquid: Shopify, Braze, Customer.io. */
export default defineDialect({
  name: 'liquid',
  title: 'Liquid',
  family: 'language',
  docs: 'https://shopify.github.io/liquid/',
  extensions: ['liquid'],
  detect: (text) =>
    /\{%-?\s*(?:assign|capture|unless|elsif|render|liquid|connected_content|tablerow|case)\b/.test(text) || /\{\{\s*\$\{/.test(text),
  scan: (text) => scanStatements(text, { name: 'liquid', dashes: true, isolated: new Set(['render']) }),
  parse: (text, scan, parsers) => (parsers.liquid ? readLiquidAst(text, scan, parsers.liquid) : undefined),
})
