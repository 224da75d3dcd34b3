#!/usr/bin/env node
// What a review costs against a cold scan of the same application, in processor time, so that what else runs counts little.
//
//   node test/bench/review.mjs --app DIR [--rounds 3]
//
// DIR is an application of the size in question (its files are copied). Five of its files, those that send mail first, get one more
// function that sends, and another with each push to the service. The pushes then differ in kind: one edits those five alone, others add a
// file, delete one, rename one with what imports it, or come after the base branch moved on.
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { createObjects, reviewChange } from '@undisclosed/project'
import { shortRun } from '@undisclosed/project/short-run'

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
  const plain = files.filter((file) => file.includes('/') && !/test|spec|\.d\./.test(file))
  const senders = [...new Set([...sendersIn(root), ...plain])].slice(0, 5)
  const importedOnce = onceImported(plain.filter((file) => !senders.includes(file))).slice(0, rounds)
  const edit = (word) => senders.forEach((file) => appendFileSync(join(root, file), senderText(word)))
  const commit = (message) => {
    git('add', '--all')
    git('commit', '--quiet', '-m', message)
  }
  git('switch', '--quiet', '-c', 'topic')
  edit('first')
  commit('first')
  // A clone holds packs; loose objects, one file each, are what was committed there since.
  git('repack', '-a', '-d', '--quiet')

  const scan = times(() => run(cli, '.', '-f', 'json', '-o', join(root, '.git/scan.json')))
  const review = times(() => run(cli, 'review', '--base', 'main', '-f', 'json', '-o', join(root, '.git/review.json')))
  console.log(`${files.length} files, ${senders.length} changed; processor seconds of ${rounds} rounds: the best, and the median`)
  tell('cold scan', scan, scan)
  tell('cold review, base and head', review, scan)

  // As the service’s own processes run.
  for (const flag of shortRun) setFlagsFromString(flag)
  const objects = createObjects()
  const inService = async () => {
    // As a delivery names them.
    const [base, head] = ['main', 'topic'].map((name) => git('rev-parse', name))
    const before = process.cpuUsage()
    const { stats } = await reviewChange({ cwd: root, base, head, objects })
    const { user, system } = process.cpuUsage(before)
    return { seconds: (user + system) / 1e6, stats }
  }
  tell('first review of the service', [(await inService()).seconds], scan)
  const first = git('rev-parse', 'HEAD')
  const kinds = {
    edits: () => undefined,
    'adds a file': (round) => writeFileSync(join(root, dirname(senders[0]), `added${round}.ts`), senderText('sendNews')),
    'deletes a file': (round) => replaced(importedOnce[round], () => ''),
    'renames a file': (round) => replaced(importedOnce[round], (line, stem) => line.replace(`/${stem}`, `/${stem}-renamed`)),
    'edits, after the base moved': (round) => {
      git('stash', '--quiet')
      git('switch', '--quiet', 'main')
      appendFileSync(join(root, plain.at(-1 - round)), '\nexport const more = 1\n')
      commit(`moved ${round}`)
      git('switch', '--quiet', 'topic')
      git('rebase', '--quiet', 'main')
      git('stash', 'pop', '--quiet')
    },
  }
  for (const [kind, act] of Object.entries(kinds)) {
    const pushes = []
    for (let round = 0; round < rounds; round++) {
      if (!kind.includes('moved')) git('reset', '--quiet', '--hard', first)
      edit(`${kind.replace(/\W/g, '')}${round}`)
      act(round)
      commit(`${kind} ${round}`)
      pushes.push(await inService())
    }
    tell(
      `a later push ${kind}`,
      pushes.map(({ seconds }) => seconds),
      scan,
    )
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}

function tell(what, some, scan) {
  const shown = [Math.min, median].map((of) => `${of(...some).toFixed(2)} s ${(of(...some) / of(...scan)).toFixed(2)} ×`)
  console.log(`${what.padEnd(44)}${shown.join('   ')}`)
}

function median(...some) {
  return some.sort((a, b) => a - b)[Math.floor(some.length / 2)]
}

/** Files of a name that only one line of the application names, in an import of one line. */
function onceImported(some) {
  const { stdout } = spawnSync('git', ['-C', root, 'grep', '-hE', `from '\\./[^']+'`, '--', '*.ts', '*.js'], { encoding: 'utf8' })
  const lines = stdout.split('\n')
  const names = new Map()
  for (const line of lines) {
    const stem = /\/([\w.-]+?)(?:\.js)?'/.exec(line)?.[1]
    names.set(stem, (names.get(stem) ?? 0) + 1)
  }
  return some.filter((file) => names.get(stemOf(file)) === 1 && importersOf(file).length === 1)
}

function importersOf(file) {
  const { stdout } = spawnSync(
    'git',
    ['-C', root, 'grep', '-lE', `^(import|export) .*from '\\./${stemOf(file)}(\\.js)?'`, '--', dirname(file)],
    {
      encoding: 'utf8',
    },
  )
  return stdout.split('\n').filter(Boolean)
}

function stemOf(file) {
  return basename(file).replace(/\.\w+$/, '')
}

/** Removes a file, or moves it, with the line that imports it. */
function replaced(file, asLine) {
  // An application may hold none that is imported in this way.
  if (file === undefined) return
  const stem = stemOf(file)
  for (const importer of importersOf(file)) {
    const place = join(root, importer)
    const lines = readFileSync(place, 'utf8').split('\n')
    const changed = lines.map((line) => (new RegExp(`from '\\./${stem}(\\.js)?'`).test(line) ? asLine(line, stem) : line))
    writeFileSync(place, changed.join('\n'))
  }
  if (asLine('', stem) === '' && asLine(`/${stem}`, stem) === '') git('rm', '--quiet', file)
  else git('mv', file, file.replace(/(\.\w+)$/, '-renamed$1'))
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

function times(measure) {
  return Array.from({ length: rounds }, measure)
}

function run(...args) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>/dev/null'
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], { cwd: root, encoding: 'utf8' })
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return user + system
}
