#!/usr/bin/env node
// Replays leaks of public repositories and their fixes as pull requests: the fix undone must be told where the leak comes
// back, and nothing else; the fix itself must be told as fixed, and bring nothing.
//
//   node test/ecosystem/replay.mjs --labels LEAKS.jsonl --mirrors DIR [--only OWNER/NAME]
//
// A pair is a label whose id ends in `-after` and the label of the same id without. DIR holds bare git copies named
// owner+name/repo; they are read through a clone that shares their objects, and nothing is written to them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reviewChange } from '@undisclosed/project'
import { remarksOf } from '@undisclosed/review'

const { values } = parseArgs({ options: { labels: { type: 'string' }, mirrors: { type: 'string' }, only: { type: 'string' } } })
if (!values.labels || !values.mirrors) {
  console.error('usage: replay.mjs --labels LEAKS.jsonl --mirrors DIR [--only OWNER/NAME]')
  process.exit(2)
}

const labels = readFileSync(values.labels, 'utf8').split('\n').filter(Boolean).map(JSON.parse)
const byId = new Map(labels.map((label) => [label.id, label]))
const pairs = labels
  .filter(({ id, repo }) => id.endsWith('-after') && (!values.only || repo === values.only))
  .map((after) => ({ after, before: byId.get(after.id.replace(/-after$/, '')) }))
  .filter(({ before }) => before)

/** The labels of one change are replayed together. */
const changes = Map.groupBy
  ? Map.groupBy(pairs, keyOf)
  : pairs.reduce((map, pair) => map.set(keyOf(pair), [...(map.get(keyOf(pair)) ?? []), pair]), new Map())

function keyOf({ after, before }) {
  return `${after.repo} ${before.commit} ${after.commit}`
}

let wrong = 0
for (const [key, members] of changes) {
  const [repo, leaky, fixed] = key.split(' ')
  const cwd = mkdtempSync(join(tmpdir(), 'replay-'))
  try {
    const git = (...args) => execFileSync('git', ['-C', cwd, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', join(values.mirrors, repo.replace('/', '+'), 'repo'), cwd], {
      stdio: 'ignore',
    })
    const who = ['-c', 'user.name=replay', '-c', 'user.email=replay@example.com']
    const onto = (tree, parent) => git(...who, 'commit-tree', `${tree}^{tree}`, '-p', parent, '-m', 'replay')
    // Each side is put on top of the other, so that both are what a branch changes.
    const undone = await reviewChange({ cwd, base: fixed, head: onto(leaky, fixed), config: false })
    const done = await reviewChange({ cwd, base: leaky, head: onto(fixed, leaky), config: false })
    const told = remarksOf(undone)
    const expected = members.filter(({ before }) => before.expect === 'finding')
    const missing = expected.filter(({ before }) => !told.some((remark) => meets(remark, before)))
    const others = told.filter((remark) => !members.some(({ before }) => meets(remark, before)))
    const unresolved = undone.introduced.filter(({ finding }) => !done.fixed.some(({ fingerprint }) => fingerprint === finding.fingerprint))
    const verdict = missing.length + others.length + unresolved.length + done.introduced.length === 0
    if (!verdict) wrong++
    console.log(`${verdict ? 'right' : 'WRONG'} ${repo} ${leaky.slice(0, 8)} ⇄ ${fixed.slice(0, 8)}`)
    console.log(`  undone: ${told.length} told of ${expected.length} expected; present before: ${undone.present}`)
    for (const { file, line, findings } of told)
      console.log(`    ${file}:${line} ${findings[0].finding.ruleId} ${findings[0].finding.message}`)
    for (const { before } of missing) console.log(`    MISSING ${before.path}:${before.line}`)
    for (const { file, line } of others) console.log(`    OTHER ${file}:${line}`)
    console.log(`  done: ${done.introduced.length} told, ${done.fixed.length} fixed, ${unresolved.length} of the told not resolved`)
    for (const { finding, lines } of done.introduced) console.log(`    OTHER ${finding.file}:${lines.line} ${finding.message}`)
  } catch (error) {
    wrong++
    console.log(`WRONG ${repo}: ${error.message}`)
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
console.log(`${changes.size - wrong} of ${changes.size} changes right`)
process.exitCode = wrong > 0 ? 1 : 0

/** The remark stands at the label, or a step of its finding that does so is a place of the leak. */
function meets({ file, line, findings }, label) {
  const near = (path, at) => path === label.path && Math.abs(at - label.line) <= 3
  return (
    near(file, line) ||
    findings.some(({ finding, lines, steps }) => near(finding.file, lines.line) || steps.some((step) => near(step.file, step.line)))
  )
}
