// The plugin in a few files, as it is published. In the repository, ESLint and the tests take what was compiled last.
import { bundled } from '../../core/tools/bundle.mjs'

await bundled(new URL('../', import.meta.url), 'index.js', ['eslint', '@eslint/plugin-kit'])
