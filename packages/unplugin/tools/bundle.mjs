// The plugins and the process that judges, in a few files: finding and linking their modules takes longer than a fast bundler does for all else.
import { bundled } from '../../core/tools/bundle.mjs'

const plugins = ['vite', 'rollup', 'rolldown', 'webpack', 'rspack', 'esbuild'].map((name) => `${name}.js`)
await bundled(new URL('../', import.meta.url), [...plugins, 'worker.js', 'kept.js'], [], { module: 'judge.js', exports: 'openJudge' })
