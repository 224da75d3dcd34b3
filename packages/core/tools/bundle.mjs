// A package and those of ours that it is made of, in few files: Node takes longer to find and link their modules one by one than to run
// a scan of a small project. What is not ours stays outside, found from the package that needs it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const packages = fileURLToPath(new URL('../..', import.meta.url))
const ours = { core: '@undisclosed/core', project: '@undisclosed/project', mjml: '@undisclosed/mjml' }

/** What stands for `import.meta.url`: the address of a package of ours, and that of a file beside the bundle. */
const inModules = {
  load: 'import(',
  ofPackage: (name) => `import.meta.resolve(${JSON.stringify(name)})`,
  ofFile: (path) => `new URL(${JSON.stringify(path)}, import.meta.url).href`,
}
/** Who runs a script gives it `urlFor` and `moduleAt`: what V8 keeps of a script does not know where its imports lead. */
const inScript = {
  load: 'moduleAt(',
  ofPackage: (name) => `urlFor(${JSON.stringify(name)})`,
  ofFile: (path) => `urlFor(${JSON.stringify(path)})`,
}

/** In the bundle, `import.meta.url` stays the address of the file where it is written, and of its neighbours’ folder for a package. */
const addresses = (outdir, { load, ofPackage, ofFile }) => ({
  name: 'addresses',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      if (!path.startsWith(packages)) return undefined
      const name = ours[path.slice(packages.length).split(sep)[0]]
      const address = name ? ofPackage(name) : ofFile(relative(outdir, path).replaceAll('\\', '/'))
      const text = readFileSync(path, 'utf8').replaceAll('import.meta.url', address)
      // What is imported by its own name is bundled, or Node's.
      return { contents: text.replaceAll(/(?<![.\w])import\((?!['"])/g, load), resolveDir: dirname(path) }
    })
  },
})

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
}

/** A script is read as one byte a character, which takes V8 half the room. Strings are escaped by now, patterns are not. */
const inAscii = (text) => text.replaceAll(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * In place of a module that the entry loads when it is asked for: a script of CommonJS with all that it needs, of which V8 can keep
 * what it compiled.
 */
const keeping = (outdir, dist, { module, exports }) => ({
  name: 'keeping',
  setup(setup) {
    const name = module.replace(/\.js$/, '.cjs')
    setup.onResolve({ filter: /^\.\// }, ({ path, importer, kind }) =>
      kind === 'dynamic-import' && dirname(importer) === dist && path === `./${module}` ? { path, namespace: 'kept' } : undefined,
    )
    setup.onLoad({ filter: /./, namespace: 'kept' }, async () => {
      const { outputFiles } = await build({
        ...common,
        entryPoints: [join(dist, module)],
        outfile: join(outdir, name),
        write: false,
        format: 'cjs',
        supported: { 'dynamic-import': false },
        plugins: [addresses(outdir, inScript)],
      })
      const [{ text, hash }] = outputFiles
      mkdirSync(outdir, { recursive: true })
      writeFileSync(join(outdir, name), inAscii(text))
      const script = `new URL(${JSON.stringify(name)}, import.meta.url), ${JSON.stringify(hash.replace(/\W/g, ''))}`
      return {
        contents: `import { runScript } from '@undisclosed/project/script'\nexport const { ${exports} } = runScript(${script})`,
        resolveDir: dist,
      }
    })
  },
})

/**
 * Writes `dist/bundle` of the package in a folder (a URL that ends in a slash) from what `tsc -b` wrote.
 * @param {URL} folder
 * @param {string | readonly string[]} entry below `dist`
 * @param {readonly string[]} external packages that stay outside, others than what no package of ours is
 * @param {{ readonly module: string, readonly exports: string }} [script] a file below `dist`
 */
export async function bundled(folder, entry, external, script) {
  const dist = fileURLToPath(new URL('dist', folder))
  const outdir = join(dist, 'bundle')
  rmSync(outdir, { recursive: true, force: true })
  await build({
    ...common,
    entryPoints: [entry].flat().map((path) => join(dist, path)),
    outdir,
    splitting: true,
    format: 'esm',
    external: [...external],
    plugins: [...(script ? [keeping(outdir, dist, script)] : []), addresses(outdir, inModules)],
  })
}
