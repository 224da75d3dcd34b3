// A package and those of ours that it is made of, in few files: Node takes longer to find and link their modules one by one than to run
// a scan of a small project. What is not ours stays outside, found from the package that needs it.
import { readFileSync, rmSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const packages = fileURLToPath(new URL('../..', import.meta.url))
const ours = { core: '@undisclosed/core', project: '@undisclosed/project' }

/** In the bundle, `import.meta.url` stays the address of the file where it is written, and of its neighbours’ folder for a package. */
const addresses = (outdir) => ({
  name: 'addresses',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      if (!path.startsWith(packages)) return undefined
      const name = ours[path.slice(packages.length).split(sep)[0]]
      const address = name
        ? `import.meta.resolve(${JSON.stringify(name)})`
        : `new URL(${JSON.stringify(relative(outdir, path).replaceAll('\\', '/'))}, import.meta.url).href`
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', address), resolveDir: dirname(path) }
    })
  },
})

/**
 * Writes `dist/bundle` of the package in a folder (a URL that ends in a slash) from what `tsc -b` wrote.
 * @param {URL} folder
 * @param {string} entry below `dist`
 * @param {readonly string[]} external packages that stay outside, others than what no package of ours is
 */
export async function bundled(folder, entry, external) {
  const outdir = fileURLToPath(new URL('dist/bundle', folder))
  rmSync(outdir, { recursive: true, force: true })
  await build({
    entryPoints: [fileURLToPath(new URL(`dist/${entry}`, folder))],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: [...external],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [addresses(outdir)],
  })
}
