// The command and the packages it is made of, in few files: Node takes longer to find and link the modules of a scan one by one than
// to run it on a small project. What is not ours stays outside, found from the package that needs it.
import { readFileSync, rmSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const outdir = fileURLToPath(new URL('../dist/bundle', import.meta.url))
const ours = { core: '@undisclosed/core', project: '@undisclosed/project' }

/** In the bundle, `import.meta.url` stays the address of the file where it is written, and of its neighbours’ folder for a package. */
const addresses = {
  name: 'addresses',
  setup(setup) {
    setup.onLoad({ filter: /packages[\\/](?:cli|core|project)[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      const name = Object.keys(ours).find((one) => new RegExp(`packages[\\\\/]${one}[\\\\/]`).test(path))
      const address = name
        ? `import.meta.resolve(${JSON.stringify(ours[name])})`
        : `new URL(${JSON.stringify(relative(outdir, path).replaceAll('\\', '/'))}, import.meta.url).href`
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', address), resolveDir: dirname(path) }
    })
  },
}

/** Writes `dist/bundle` from what `tsc -b` wrote. */
export async function bundle() {
  rmSync(outdir, { recursive: true, force: true })
  await build({
    entryPoints: [fileURLToPath(new URL('../dist/main.js', import.meta.url))],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['@undisclosed/mjml', 'chokidar'],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [addresses],
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle()
