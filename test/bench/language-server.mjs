// What an edit costs in the real ESLint language server, on a tree of TypeScript and JavaScript:
//   node test/bench/language-server.mjs --tree DIR [--edit FILE]… [--rounds 15]
// Run `pnpm build` first. Two servers, with the plugin and without, over copies of the tree; the same edits go to both in turns, a function more
// each time. Timed from the change to the diagnostics, on the clock and, where the system tells, in the server’s processor time; medians.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const { values } = parseArgs({
  options: { tree: { type: 'string' }, edit: { type: 'string', multiple: true, default: [] }, rounds: { type: 'string', default: '15' } },
})
const repository = new URL('../../', import.meta.url)
const outfile = fileURLToPath(new URL('node_modules/.cache/bench/language-server.mjs', repository))
await build({
  entryPoints: [fileURLToPath(new URL('../hosts/language-server.harness.ts', import.meta.url))],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
})
const { startServer } = await import(pathToFileURL(outfile).href)

/** The same parser and no other rule on both sides. */
const configWith = (
  plugin,
) => `import tseslint from ${JSON.stringify(new URL('node_modules/typescript-eslint/dist/index.js', repository).href)}
${plugin ? `import undisclosed from ${JSON.stringify(new URL('packages/eslint-plugin/dist/bundle/index.js', repository).href)}` : ''}
export default [
  {
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
  { plugins: { none: { rules: { none: { create: () => ({ Program: () => undefined }) } } } }, rules: { 'none/none': 'error' } },
  ${plugin ? '...undisclosed.configs.recommended,' : ''}
]
`

const folders = []
async function serverWith(plugin) {
  const root = mkdtempSync(join(tmpdir(), 'undisclosed-bench-'))
  folders.push(root)
  cpSync(values.tree, root, { recursive: true })
  writeFileSync(join(root, 'eslint.config.mjs'), configWith(plugin))
  return startServer(root, { nodePath: fileURLToPath(new URL('node_modules', repository)) })
}

/** Milliseconds of a process so far, in hundredths of a second; undefined where the system does not tell. */
function spentBy(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
const typed = (at) => `export function typed${at}(rows) {\n  console.log(rows)\n  return rows.map((row) => row.name)\n}\n`
const languages = { ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'typescriptreact', jsx: 'javascriptreact' }

const paths = readdirSync(values.tree, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.[cm]?[jt]sx?$/.test(path) && !/(?:^|\/)(?:node_modules|dist|build)\//.test(path) && !path.endsWith('.d.ts'),
)
const healthy = paths.filter(
  (path) => !values.edit.includes(path) && !/['"]nodemailer['"]|\bsendMail\(/.test(readFileSync(join(values.tree, path), 'utf8')),
)
const sample = Array.from({ length: 9 }, (_, at) => healthy[Math.floor(((at + 0.5) * healthy.length) / 9)])

const servers = [await serverWith(true), await serverWith(false)]
try {
  const rows = []
  for (const file of [...values.edit, ...sample]) rows.push([file, await edited(file)])
  const told = rows.slice(0, values.edit.length)
  const rest = rows.slice(values.edit.length).sort(([, a], [, b]) => a.ours / a.theirs - b.ours / b.theirs)
  told.push([`the median of nine healthy files`, rest[4][1]], [`the slowest of the nine, ${rest[8][0]}`, rest[8][1]])
  process.stdout.write('| edited and linted again | with us, ms | without, ms | ratio | of processor time | the first edit, ms |\n')
  process.stdout.write('| --- | --: | --: | --: | --: | --: |\n')
  for (const [what, { ours, theirs, spent, begun }] of told) {
    const cells = [what, ours.toFixed(1), theirs.toFixed(1), (ours / theirs).toFixed(2), spent?.toFixed(2) ?? '', begun.toFixed(0)]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
} finally {
  for (const server of servers) await server.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

async function edited(file) {
  const text = readFileSync(join(values.tree, file), 'utf8')
  for (const server of servers) {
    await server.open(file, languages[file.split('.').at(-1)] ?? 'javascript', text)
    await server.diagnostics(file)
  }
  let now = text
  const once = async (server) => {
    const before = spentBy(server.pid)
    const start = performance.now()
    await server.change(file, now)
    await server.diagnostics(file)
    return { clock: performance.now() - start, spent: before === undefined ? undefined : spentBy(server.pid) - before }
  }
  const times = servers.map(() => [])
  let begun
  for (let round = 0; round < Number(values.rounds) + 3; round++) {
    now += `\n${typed(round)}`
    for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const time = await once(servers[at])
      if (round === 0 && at === 0) begun = time.clock
      if (round >= 3) times[at].push(time)
    }
  }
  const [ours, theirs] = times.map((side) => median(side.map(({ clock }) => clock)))
  const [spent, spentTheirs] = times.map((side) => side.reduce((sum, time) => sum + time.spent, 0))
  return { ours, theirs, spent: Number.isNaN(spent) ? undefined : spent / spentTheirs, begun }
}
