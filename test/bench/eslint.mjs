// What the plugin costs in ESLint, on a tree of TypeScript and JavaScript:
//   node test/bench/eslint.mjs --tree DIR [--edit FILE]… [--rounds 7]
// Run `pnpm build` first: the plugin is measured as it is published. Times are CPU time of this process, in one run: rules against ESLint's own time from `stats`
// (a parser and no rules), the first lint of a fresh process with and without us (on the clock, too: V8 compiles beside it), and files that are edited and linted again
// and again, a function more each time, in turns, medians; what the first edit costs is told by itself.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

const { values } = parseArgs({
  options: {
    tree: { type: 'string' },
    edit: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '7' },
    first: { type: 'string' },
  },
})
const cwd = values.tree
const code = /\.[cm]?[jt]sx?$/
const mails = /['"](?:nodemailer|resend|@sendgrid\/mail|@aws-sdk\/client-ses(?:v2)?|postmark|mailgun\.js)['"]|\bsendMail\(|\bsendEmail\(/

const parserOnly = [
  {
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  // One rule that does nothing: ESLint's own walk over the tree counts on both sides.
  { plugins: { none: { rules: { none: { create: () => ({ Program: () => undefined }) } } } }, rules: { 'none/none': 'error' } },
]
async function eslintWith(plugin) {
  const ours = plugin ? (await import('../../packages/eslint-plugin/dist/bundle/index.js')).default.configs.recommended : []
  return new ESLint({
    cwd,
    stats: true,
    ignore: false,
    allowInlineConfig: false,
    overrideConfigFile: true,
    overrideConfig: [...parserOnly, ...ours],
  })
}

async function cpu(run) {
  const start = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

/** In a process of its own, from its start: the first lint, of one file. */
if (values.first !== undefined) {
  const plugin = values.first === 'with'
  await (await eslintWith(plugin)).lintFiles(values.edit)
  const { user, system } = process.cpuUsage()
  process.stdout.write(`${(user + system) / 1000} ${process.uptime() * 1000}`)
} else await bench()

async function bench() {
  const files = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter(
    (path) => code.test(path) && !/(?:^|\/)(?:node_modules|dist|build)\//.test(path) && !path.endsWith('.d.ts'),
  )
  const mailing = files.filter((path) => mails.test(readFileSync(join(cwd, path), 'utf8')))
  const healthy = files.filter((path) => !mailing.includes(path))
  const edits = values.edit ?? [mailing[0] ?? files[0]]
  const [edit] = edits
  const rows = []
  const row = (what, ours, theirs, most) => rows.push([what, ours.toFixed(1), theirs.toFixed(1), (ours / theirs).toFixed(3), most])

  const own = fileURLToPath(import.meta.url)
  const first = (side) =>
    execFileSync(process.execPath, [own, '--tree', cwd, '--edit', edit, '--first', side], { encoding: 'utf8' }).split(' ').map(Number)
  const rounds = Array.from({ length: Number(values.rounds) })
  const firsts = rounds.map(() => [first('with'), first('without')])
  for (const [at, how] of ['', ', on the clock'].entries())
    row(`first lint, ${edit}${how}`, median(firsts.map(([ours]) => ours[at])), median(firsts.map(([, theirs]) => theirs[at])), '≤ 2')

  const eslint = await eslintWith(true)
  await eslint.lintFiles([edit])
  for (const [what, some, most] of [
    ['rules, healthy files', healthy, '≤ 0.05'],
    ['rules, files that send mail', mailing, '≤ 0.15'],
  ]) {
    if (some.length === 0) continue
    const passes = (await eslint.lintFiles(some)).flatMap(({ stats }) => stats.times.passes)
    const spent = (of) =>
      passes.reduce(
        (sum, { rules }) => sum + Object.entries(rules ?? {}).reduce((all, [name, { total }]) => all + (of(name) ? total : 0), 0),
        0,
      )
    const whole = passes.reduce((sum, { total }) => sum + total, 0)
    const ours = spent((name) => name.startsWith('undisclosed/'))
    row(`${what} (${some.length})`, ours, whole - ours, most)
  }

  const bare = await eslintWith(false)
  const again = async (file) => {
    const text = readFileSync(join(cwd, file), 'utf8')
    const typed = (at) => `export function typed${at}(rows) {\n  console.log(rows)\n  return rows.map((row) => row.name)\n}\n`
    const upTo = (at) => Array.from({ length: at + 1 }, (_, each) => typed(each)).join('\n')
    const one = (eslintOf, at) => cpu(() => eslintOf.lintText(`${text}\n${upTo(at)}`, { filePath: join(cwd, file) }))
    const begun = await one(eslint, 0)
    for (let at = 1; at < 3; at++) for (const side of [bare, eslint]) await one(side, at)
    const pairs = []
    for (const at of rounds.keys()) pairs.push([await one(eslint, at + 3), await one(bare, at + 3)])
    return [median(pairs.map(([ours]) => ours)), median(pairs.map(([, theirs]) => theirs)), begun]
  }
  for (const file of edits) {
    const [ours, theirs, begun] = await again(file)
    row(`edited and linted again, ${file}`, ours, theirs, '≤ 1.2')
    row(`the first of its edits, ${file}`, begun, theirs, '')
  }
  const sample = Array.from({ length: 9 }, (_, at) => healthy[Math.floor(((at + 0.5) * healthy.length) / 9)])
  const each = []
  for (const file of sample) each.push((await again(file)).slice(0, 2))
  each.sort(([a, b], [c, d]) => a / b - c / d)
  row('edited and linted again, the median of nine healthy files', ...each[4], '≤ 1.2')
  row('edited and linted again, the slowest of the nine', ...each[8], '≤ 1.2')
  process.stdout.write('| what | ours or with us, ms | ESLint’s own, ms | ratio | goal |\n| --- | --: | --: | --: | --: |\n')
  for (const cells of rows) process.stdout.write(`| ${cells.join(' | ')} |\n`)
}
