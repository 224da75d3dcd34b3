// The thread that judges, in a few files: finding and linking its modules takes longer than a fast bundler does for all else.
import { bundled } from '../../core/tools/bundle.mjs'

await bundled(new URL('../', import.meta.url), 'worker.js', [], { module: 'judge.js', exports: 'openJudge' })
