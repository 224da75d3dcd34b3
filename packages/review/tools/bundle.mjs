// Bundles the GitHub Action into one file: a runner installs nothing. `node tools/bundle.mjs [FILE]`
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const file = process.argv[2] ?? here('../dist/bundle/index.js')

/**
 * The project package finds its parsers by `createRequire` when it first needs them. In a bundle there is nothing to be
 * found, so those that come along are named here; what doesn't, as the native parser, is absent as on a machine without it.
 */
const carried = ['@babel/parser', 'picomatch', '@handlebars/parser', '@shopify/liquid-html-parser', 'pug-lexer']
const project = createRequire(here('../../project/package.json'))
const isInstalled = (name) => {
  try {
    return Boolean(project.resolve(name))
  } catch {
    return false
  }
}
const present = carried.filter(isInstalled)
const table = `${present.map((name, at) => `import * as m${at} from ${JSON.stringify(project.resolve(name))}`).join('\n')}
const known = { ${present.map((name, at) => `${JSON.stringify(name)}: m${at}`).join(', ')} }
const missing = (name) => Object.assign(new Error('Cannot find module ' + name), { code: 'MODULE_NOT_FOUND' })
export function createRequire() {
  const require = (name) => {
    if (!(name in known)) throw missing(name)
    const { default: whole, ...named } = known[name]
    return typeof whole === 'object' || typeof whole === 'function' ? whole : named
  }
  require.resolve = (name) => {
    if (name in known) return name
    throw missing(name)
  }
  return require
}`

const bundle = await rolldown({
  input: here('../dist/action/main.js'),
  platform: 'node',
  external: ['jiti'],
  plugins: [
    {
      name: 'carried',
      resolveId: (source, importer) =>
        source === 'node:module' && importer !== undefined && /packages[\\/]project[\\/]dist[\\/]/.test(importer) ? '\0carried' : undefined,
      load: (id) => (id === '\0carried' ? table : undefined),
    },
  ],
})
await bundle.write({ file, format: 'esm', codeSplitting: false })
await bundle.close()
