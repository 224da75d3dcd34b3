// Turns healthy sends into leaks and tells which the scan finds. See README.md here; run `pnpm build` first.
//   node test/mutation/run.mjs --mirrors DIR --labels FILE [--seed 1] [--count 200] [--only REPO] [--operator NAME] [--show]
//   node test/mutation/run.mjs                      the small applications of this folder
import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { seeded } from '../seeded.mjs'
import { mutantsOf, openTree, verdictOn } from './mutants.mjs'
import { labelledTrees, ownTrees } from './trees.mjs'

const { values } = parseArgs({
  options: {
    mirrors: { type: 'string' },
    labels: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    only: { type: 'string' },
    operator: { type: 'string', multiple: true },
    show: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const seed = Number(values.seed)
const count = Number(values.count)
const here = (name) => fileURLToPath(new URL(name, import.meta.url))

const operators = []
for (const file of readdirSync(here('operators')).sort()) {
  const { default: operator } = await import(new URL(`operators/${file}`, import.meta.url).href)
  if (!values.operator || values.operator.includes(operator.name)) operators.push(operator)
}
const open = () =>
  values.mirrors ? labelledTrees({ mirrors: values.mirrors, labels: values.labels, only: values.only }) : ownTrees(here('fixtures'))

// The first pass lists what can be made, the second runs the sample: only one tree is on disk at a time.
const possible = []
const trees = new Map()
for (const source of open()) {
  const tree = openTree(source)
  trees.set(source.repo, tree.sites.length)
  for (const operator of operators)
    for (const mutant of mutantsOf(tree, operator, seed))
      possible.push({ key: keyOf(source.repo, mutant), operator: operator.name, repo: source.repo })
}
const chosen = sampled(possible)
const rows = []
for (const source of open()) {
  if (![...chosen].some((key) => key.startsWith(`${source.repo} `))) continue
  const tree = openTree(source)
  for (const operator of operators)
    for (const mutant of mutantsOf(tree, operator, seed)) if (chosen.has(keyOf(source.repo, mutant))) rows.push(judged(tree, mutant))
}
report()
process.exitCode = rows.length === 0 ? 2 : 0

function keyOf(repo, { operator, site }) {
  return `${repo} ${operator.name} ${site.file}:${site.line}`
}

/** Takes turns between operators, and within each between repositories, in seeded order, until there are enough. */
function sampled(all) {
  const random = seeded(seed)
  const shuffled = all.map((one) => ({ ...one, at: random() })).sort((a, b) => a.at - b.at)
  const queues = operators.map(({ name }) => {
    const byRepo = new Map()
    for (const one of shuffled) if (one.operator === name) byRepo.set(one.repo, [...(byRepo.get(one.repo) ?? []), one])
    const lists = [...byRepo.values()]
    const order = []
    for (let at = 0; lists.some((list) => at < list.length); at++) for (const list of lists) if (list[at]) order.push(list[at])
    return order
  })
  const keys = new Set()
  for (let at = 0; keys.size < count && queues.some((queue) => at < queue.length); at++)
    for (const queue of queues) if (queue[at] && keys.size < count) keys.add(queue[at].key)
  return keys
}

function judged(tree, mutant) {
  const started = performance.now()
  const result = verdictOn(tree, mutant)
  const { operator, site, people } = mutant
  const row = {
    operator: operator.name,
    repo: tree.repo,
    place: `${site.file}:${site.line}`,
    sdk: site.api ?? '',
    flow: site.flow ?? '',
    source: people?.source ?? '',
    ms: Math.round(performance.now() - started),
    ...result,
  }
  if (row.verdict !== 'found') {
    process.stdout.write(
      `${row.verdict.padEnd(6)} ${row.operator} ${row.repo} ${row.place} [${row.sdk}; ${row.flow}; ${row.source}] ${row.why ?? ''}\n`,
    )
    if (values.show) process.stdout.write(`${excerpt(mutant.changed, row.twin)}\n`)
  }
  return row
}

function excerpt({ text, lines }, twin) {
  if (twin) return ''
  const from = Math.min(...lines.map(([first]) => first).filter((line) => line > 3 || lines.length === 1))
  const to = Math.max(...lines.map(([, last]) => last))
  return text
    .split('\n')
    .slice(Math.max(0, from - 3), to + 3)
    .slice(0, 60)
    .map((line) => `      | ${line}`)
    .join('\n')
}

function report() {
  const out = (text) => process.stdout.write(`${text}\n`)
  for (const key of ['operator', 'sdk', 'flow', 'source', 'repo']) {
    const groups = new Map()
    for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row])
    out(`by ${key}`)
    for (const [name, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) out(`  ${String(name).padEnd(60)} ${tally(group)}`)
  }
  out(`sites ${[...trees.values()].reduce((sum, number) => sum + number, 0)} in ${trees.size} trees, mutants possible ${possible.length}`)
  out(`found ${tally(rows)}  operators ${new Set(rows.map((row) => row.operator)).size}  twins ${rows.filter((row) => row.twinned).length}`)
  if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 1))
}

function tally(group) {
  const judged = group.filter((row) => row.verdict !== 'loud')
  const found = judged.filter((row) => row.verdict === 'found').length
  const loud = group.length - judged.length
  return `${found}/${judged.length}${judged.length ? ` ${((100 * found) / judged.length).toFixed(0)}%` : ''}${loud ? `  loud ${loud}` : ''}`
}
