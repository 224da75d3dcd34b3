// The whole cold scan against oxlint and ESLint's parser on the same trees, paired in one run:
//   node test/bench/scan.mjs TREE... [--rounds 7] [--eslint NAME,NAME] [--rules] [--generator FILE --sizes 1000,3000,10000]
// Each TREE is a folder. Whole processes run in rotation (A B C A B C) and the median of the per-round ratios is told, so that
// what else the machine does falls on all alike. `--eslint` names the trees, by folder name, that ESLint parses too.
// `--rules` tells instead what all rules cost beside `no-exposed-recipients` alone, in processor time.
// `--generator` is a script that writes a workspace with planted leaks (`--out DIR --packages N --files N --seed N --mail-pct P`).
// Run `pnpm build` first.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    eslint: { type: 'string', default: '' },
    rules: { type: 'boolean', default: false },
    generator: { type: 'string' },
    sizes: { type: 'string', default: '1000,3000,10000' },
  },
})
const rounds = Number(values.rounds)
const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('../..', import.meta.url))
const command = join(root, 'packages/cli/bin/undisclosed.js')
const oxlint = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint')
const eslint = join(dirname(require.resolve('eslint/package.json')), 'bin/eslint.js')
const scratch = mkdtempSync(join(tmpdir(), 'undisclosed-bench-'))
const probe =
  'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write(`\\ncpu ${u.userCPUTime+u.systemCPUTime} peak ${u.maxRSS}`)})'

/** Wall milliseconds, and for Node processes the peak of resident memory in MB. */
function run(args, cwd) {
  const start = process.hrtime.bigint()
  const { stderr, stdout, error } = spawnSync(process.execPath, ['--import', probe, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(cwd && { cwd }),
  })
  if (error) throw error
  const peak = /peak (\d+)$/.exec(stderr)?.[1]
  const cpu = Number(/\ncpu (\d+)/.exec(stderr)?.[1] ?? 0) / 1000
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, cpu, mb: peak ? Number(peak) / 1024 : 0, stdout }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

/** Medians of all, and of the ratios of the first to each of the others. ESLint reads nothing outside of `cwd`. */
function paired(commands, cwd) {
  const runs = commands.map(() => [])
  for (const args of commands) run(args, cwd)
  for (let round = 0; round < rounds; round++) for (const [at, args] of commands.entries()) runs[at].push(run(args, cwd))
  return {
    ms: runs.map((all) => median(all.map(({ ms }) => ms))),
    mb: Math.max(...runs[0].map(({ mb }) => mb)),
    ratios: runs.slice(1).map((all) => median(all.map(({ ms }, round) => runs[0][round].ms / ms))),
    cpu: runs.map((all) => median(all.map(({ cpu }) => cpu))),
    cpuRatios: runs.slice(1).map((all) => median(all.map(({ cpu }, round) => runs[0][round].cpu / cpu))),
    stdout: runs[0][0].stdout,
  }
}

/** ESLint's TypeScript parser alone, without a rule. */
function parserOnly() {
  const config = join(scratch, 'eslint.config.mjs')
  const parser = pathToFileURL(require.resolve('typescript-eslint')).href
  writeFileSync(
    config,
    `import t from ${JSON.stringify(parser)}\nexport default [{ files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions: { parser: t.parser }, linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } }]\n`,
  )
  return config
}

const cells = (row) => `| ${row.join(' | ')} |\n`
const ours = (tree) => [command, tree, '--no-config', '--format', 'json']

/** Every other rule is off. */
function exposedAlone() {
  const config = join(scratch, 'undisclosed.config.json')
  const off = ['no-foreign-data', 'no-shared-message', 'no-people-list', 'no-wide-merge-tag', 'no-real-person']
  writeFileSync(config, JSON.stringify({ rules: Object.fromEntries(off.map((rule) => [rule, 'off'])) }))
  return config
}

if (values.rules) {
  process.stdout.write(cells(['tree', 'all, ms', 'exposed recipients alone, ms', 'ratio']) + '| --- | --: | --: | --: |\n')
  for (const tree of positionals) {
    const { cpu, cpuRatios } = paired([ours(tree), [command, tree, '--config', exposedAlone(), '--format', 'json']])
    process.stdout.write(cells([basename(tree), cpu[0].toFixed(0), cpu[1].toFixed(0), cpuRatios[0].toFixed(2)]))
  }
  rmSync(scratch, { recursive: true, force: true })
  process.exit()
}

process.stdout.write(
  cells(['tree', 'files', 'parsed', 'scan, ms', 'peak, MB', '÷ oxlint', '÷ ESLint parser']) +
    '| --- | --: | --: | --: | --: | --: | --: |\n',
)
for (const tree of positionals) {
  const withEslint = values.eslint.split(',').includes(basename(tree))
  const parse = [eslint, '--no-config-lookup', '-c', parserOnly(), '--no-error-on-unmatched-pattern', tree]
  const { ms, mb, ratios, stdout } = paired([ours(tree), [oxlint, '--silent', tree], ...(withEslint ? [parse] : [])], tree)
  const { stats } = JSON.parse(stdout)
  process.stdout.write(
    cells([basename(tree), stats.files, stats.parsed, ms[0].toFixed(0), mb.toFixed(0), ratios[0].toFixed(2), ratios[1]?.toFixed(3) ?? '']),
  )
}

const help = paired([
  [command, '--help'],
  ['-e', '0'],
])
process.stdout.write(`\n\`--help\` ÷ an empty Node process: ${help.ratios[0].toFixed(2)}\n`)

if (values.generator) {
  process.stdout.write(
    '\n' +
      cells(['generated files', 'scan, ms', 'µs a file', 'peak, MB', 'planted', 'found', 'else']) +
      '| --: | --: | --: | --: | --: | --: | --: |\n',
  )
  for (const size of values.sizes.split(',').map(Number)) {
    const out = join(scratch, `generated-${size}`)
    spawnSync(process.execPath, [
      values.generator,
      '--out',
      out,
      '--packages',
      String(Math.ceil(size / 80)),
      '--files',
      '80',
      '--seed',
      '1',
      '--mail-pct',
      '3',
    ])
    const { ms, mb, stdout } = paired([[...ours(out), '--min-certainty', 'possible']])
    const { findings } = JSON.parse(stdout)
    const { leaks } = JSON.parse(readFileSync(join(out, 'leaks.json'), 'utf8'))
    const isAt = ({ file, line, endLine }, leak) => file === leak.path && line <= leak.endLine && (endLine ?? line) >= leak.line
    const isFound = (leak) => findings.some((finding) => [finding, ...finding.trace].some((step) => isAt(step, leak)))
    const extra = findings.filter((finding) => !leaks.some((leak) => [finding, ...finding.trace].some((step) => isAt(step, leak))))
    process.stdout.write(
      cells([
        size,
        ms[0].toFixed(0),
        ((ms[0] * 1000) / size).toFixed(0),
        mb.toFixed(0),
        leaks.length,
        leaks.filter(isFound).length,
        extra.length,
      ]),
    )
    rmSync(out, { recursive: true })
  }
}
rmSync(scratch, { recursive: true })
