// The command in a few files; what it asks for by name at run time stays outside.
import { pathToFileURL } from 'node:url'
import { bundled } from '../../core/tools/bundle.mjs'

export function bundle() {
  return bundled(new URL('../', import.meta.url), 'main.js', ['@undisclosed/mjml', 'chokidar'], {
    module: 'analyses.js',
    exports: 'review, scan',
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle()
