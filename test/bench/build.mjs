// What the plugin costs a production build of 2,000 modules and 200 templates, and an edit in watch mode:
//   node test/bench/build.mjs [--rounds N] [--only BUNDLER]
// Run `pnpm build` first. Builds with and without take turns, each in a process of its own; the best of the rounds counts. Milliseconds are
// those of the whole process; ratios are of those, of the build from before the plugin was loaded, and of the processor time of all processes.
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
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
const edited = join(root, 'src/area5/shipment-5.js')
const shipment = readFileSync(edited, 'utf8')

/** With the plugin: from nothing; after an edit of a module that has nothing to do with mail; and once more as it was. */
const ways = {
  first: () => rmSync(join(root, 'node_modules/.cache'), { recursive: true, force: true }),
  'after an edit': () => appendFileSync(edited, '// Edited\n'),
  unchanged: () => undefined,
}
const names = ['vite', 'rollup', 'rolldown', 'webpack', 'rspack', 'esbuild']
const measures = ['whole', 'build', 'cpu']
const heads = [
  'without: whole, ms',
  'build',
  'processor',
  ...Object.keys(ways).flatMap((way) => [`${way}, ms`, 'ratio', 'build', 'processor']),
]
process.stdout.write(`| bundler | ${heads.join(' | ')} |\n| --- |${heads.map(() => ' --: |').join('')}\n`)
for (const name of names) {
  if (values.only !== undefined && values.only !== name) continue
  const plain = []
  const plugged = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  for (let round = 0; round < Number(values.rounds); round++) {
    plain.push(once(name, 'without'))
    for (const [way, prepare] of Object.entries(ways)) {
      prepare()
      plugged[way].push(once(name, 'with'))
    }
  }
  const ratios = (runs) => measures.map((what) => (best(runs, what) / best(plain, what)).toFixed(2))
  const cells = Object.values(plugged).flatMap((runs) => [best(runs, 'whole').toFixed(0), ...ratios(runs)])
  process.stdout.write(`| ${[name, ...measures.map((what) => best(plain, what).toFixed(0)), ...cells].join(' | ')} |\n`)
}
writeFileSync(edited, shipment)

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
