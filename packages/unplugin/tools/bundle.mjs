// The thread that judges and what looks at kept verdicts, in a few files: finding and linking its modules takes longer than a fast bundler does for all else.
import { bundled } from '../../core/tools/bundle.mjs'

await bundled(new URL('../', import.meta.url), ['worker.js', 'kept.js'], [], { module: 'judge.js', exports: 'openJudge' })
