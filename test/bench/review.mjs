#!/usr/bin/env node
// What a review costs against a cold scan of the same application, in processor time, so that what else runs counts little.
//
//   node test/bench/review.mjs --app DIR [--rounds 3]
//
// DIR is an application of the size in question (its files are copied). Five of its files, those that send mail first, get one more
// function that sends, and another with each push.
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createObjects, reviewChange } from '@undisclosed/project'

const { values } = parseArgs({ options: { app: { type: 'string' }, rounds: { type: 'string', default: '3' } } })
if (!values.app) {
  console.error('usage: review.mjs --app DIR [--rounds 3]')
  process.exit(2)
}
const rounds = Number(values.rounds)
const cli = fileURLToPath(new URL('../../packages/cli/bin/undisclosed.js', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'review-bench-'))
const git = (...args) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], { encoding: 'utf8' }).trim()

try {
  cpSync(values.app, root, { recursive: true, filter: (path) => !/\/(?:\.git|node_modules)$/.test(path) })
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '--all')
  git('commit', '--quiet', '-m', 'base')
  const files = git('ls-files', '*.ts', '*.tsx', '*.js').split('\n')
  const senders = [...new Set([...sendersIn(root), ...files.filter((file) => file.includes('/') && !/test|spec|\.d\./.test(file))])].slice(
    0,
    5,
  )
  const change = (word) => {
    for (const file of senders) appendFileSync(join(root, file), senderText(word))
    git('commit', '--quiet', '--all', '-m', word)
    return git('rev-parse', 'HEAD')
  }
  git('switch', '--quiet', '-c', 'topic')
  change('first')
  // A clone holds packs; loose objects, one file each, are what was committed there since.
  git('repack', '-a', '-d', '--quiet')

  const scan = best(() => run(cli, '.', '-f', 'json', '-o', join(root, '.git/scan.json')))
  const review = best(() => run(cli, 'review', '--base', 'main', '-f', 'json', '-o', join(root, '.git/review.json')))
  const objects = createObjects()
  const inService = async () => {
    const before = process.cpuUsage()
    const { stats, introduced } = await reviewChange({ cwd: root, base: 'main', objects })
    const { user, system } = process.cpuUsage(before)
    return { seconds: (user + system) / 1e6, stats, introduced: introduced.length }
  }
  const first = await inService()
  const later = []
  for (let round = 0; round < rounds; round++) {
    change(`push${round}`)
    later.push(await inService())
  }
  const push = Math.min(...later.map(({ seconds }) => seconds))
  console.log(`${files.length} files, ${senders.length} changed; processor seconds, best of ${rounds}`)
  console.log(`cold scan                         ${scan.toFixed(2)}`)
  console.log(`cold review, base and head        ${review.toFixed(2)}  ${(review / scan).toFixed(2)} ×`)
  console.log(`first review of the service       ${first.seconds.toFixed(2)}  ${(first.seconds / scan).toFixed(2)} ×`)
  console.log(`review of a later push            ${push.toFixed(2)}  ${(push / scan).toFixed(2)} ×`)
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** Files in which the analysis finds a send. */
function sendersIn(cwd) {
  const { stderr } = spawnSync(process.execPath, [cli, '--explain', '.'], { cwd, encoding: 'utf8', maxBuffer: 1e9 })
  const found = [...stderr.matchAll(/^(\S+\.[cm]?[jt]sx?):\d+/gm)].map(([, file]) => file)
  return [...new Set(found)]
}

/** A function that mails one customer. */
function senderText(word) {
  return `
import { createTransport as ${word}Transport } from 'nodemailer'

export async function ${word}(customer) {
  await ${word}Transport(process.env.SMTP_URL).sendMail({ to: customer.email, subject: 'News', text: 'Hello' })
}
`
}

function best(measure) {
  return Math.min(...Array.from({ length: rounds }, measure))
}

function run(...args) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>/dev/null'
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], { cwd: root, encoding: 'utf8' })
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return user + system
}
