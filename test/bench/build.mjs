// What the plugin costs a production build of 2,000 modules and 200 templates, and an edit in watch mode:
//   node test/bench/build.mjs [--rounds N] [--only BUNDLER]
// Run `pnpm build` first. Builds with and without take turns, each in a process of its own; the best of the rounds counts.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadTemplateParsers, openLive } from '@undisclosed/project'
import { writeApplication } from './application.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } } })
const root = realpathSync(mkdtempSync(join(tmpdir(), 'undisclosed-bench-')))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
writeApplication(root)

const script = fileURLToPath(new URL('bundle.mjs', import.meta.url))
const once = (name, plugged) => JSON.parse(execFileSync(process.execPath, [script, name, root, plugged], { encoding: 'utf8' }))
const best = (runs, what) => Math.min(...runs.map((run) => run[what]))

process.stdout.write(
  '| bundler | without, ms | with, ms | ratio | processor, without | with | ratio |\n| --- | --: | --: | --: | --: | --: | --: |\n',
)
for (const name of ['vite', 'rollup', 'rolldown', 'webpack', 'rspack', 'esbuild']) {
  if (values.only !== undefined && values.only !== name) continue
  const plain = []
  const plugged = []
  for (let round = 0; round < Number(values.rounds); round++) {
    plain.push(once(name, 'without'))
    plugged.push(once(name, 'with'))
  }
  const cells = ['wall', 'cpu'].flatMap((what) => {
    const [without, withIt] = [best(plain, what), best(plugged, what)]
    return [without.toFixed(0), withIt.toFixed(0), (withIt / without).toFixed(2)]
  })
  process.stdout.write(`| ${[name, ...cells].join(' | ')} |\n`)
}

const live = openLive({ cwd: root, loaded: { config: {} }, analyze: { templateParsers: loadTemplateParsers() } })
live.check()
process.stdout.write('\n| edit of | ms | processor, ms |\n| --- | --: | --: |\n')
for (const file of ['src/area5/shipment-5.js', 'emails/group3/mail-133.mjml', 'src/jobs/notify-3.js']) {
  const text = readFileSync(join(root, file), 'utf8')
  const runs = []
  for (let round = 0; round < 10; round++) {
    writeFileSync(join(root, file), `${text}${'\n'.repeat(round + 1)}`)
    const before = performance.now()
    const processor = process.cpuUsage()
    live.check()
    const { user, system } = process.cpuUsage(processor)
    runs.push({ wall: performance.now() - before, cpu: (user + system) / 1000 })
  }
  writeFileSync(join(root, file), text)
  process.stdout.write(`| ${file} | ${best(runs, 'wall').toFixed(0)} | ${best(runs, 'cpu').toFixed(0)} |\n`)
}
