import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import undisclosed from 'eslint-plugin-undisclosed'
import { fixtureFolders } from '../harness.js'
import { tree } from '../project/tree.harness.js'
import { analyze } from './templates.harness.js'
import { caller, mailer } from './mailer.harness.js'

const here = fileURLToPath(new URL('..', import.meta.url))
const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint')
const plugin = fileURLToPath(new URL('../../packages/eslint-plugin/dist/index.js', import.meta.url))

/** What oxlint reads: the rules of a preset for code, and nothing of its own. */
function configured(preset: 'recommended' | 'strict'): string {
  const { rules } = undisclosed.configs[preset][0]!
  return JSON.stringify({ plugins: [], categories: { correctness: 'off' }, jsPlugins: [{ name: 'undisclosed', specifier: plugin }], rules })
}

interface Report {
  readonly code?: string
  readonly message: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[]
}

function run(
  cwd: string,
  ...args: string[]
): { readonly status: number | null; readonly reports: readonly Report[]; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [oxlint, '-f', 'json', ...args, '.'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return { status, stderr, reports: (JSON.parse(stdout) as { diagnostics: Report[] }).diagnostics }
}

/** One line a report. Its offsets are those of bytes. */
function told(cwd: string, reports: readonly Report[]): string[] {
  return reports
    .map(({ code, message, filename, labels: [label] }) => {
      const bytes = readFileSync(join(cwd, filename))
      const upTo = (end: number): number =>
        bytes
          .subarray(0, end)
          .toString('utf8')
          .replace(/^\uFEFF/, '').length
      const { offset, length } = label!.span
      return `${filename} ${upTo(offset)}-${upTo(offset + length)} ${code!.replace(/undisclosed\((.*)\)/, '$1')} ${message}`
    })
    .sort()
}

test('oxlint tells of every fixture in code what the command tells', () => {
  const cwd = tree({ '.oxlintrc.json': configured('strict') })
  // Side by side in one project: what they are to each other is the same for both hosts.
  for (const [at, folder] of fixtureFolders().entries()) cpSync(join(here, folder), join(cwd, `f${at}`), { recursive: true })
  const { analysis } = analyze(cwd)
  const isRead = (file: string): boolean => /\.[mc]?[jt]sx?$/.test(file)
  const wanted = analysis.findings
    .filter(({ file }) => isRead(file))
    .map(({ file, span, ruleId, message }) => `${file} ${span[0]}-${span[1]} ${ruleId} ${message}`)
    .sort()
  expect(wanted.length).toBeGreaterThan(300)
  const { reports } = run(cwd)
  expect(told(cwd, reports).filter((line) => isRead(line.split(' ')[0]!))).toEqual(wanted)
}, 600_000)

describe('oxlint', () => {
  const setUp = (more: Readonly<Record<string, string>> = {}): string =>
    tree({ ...mailer, '.oxlintrc.json': configured('recommended'), ...more })

  test('fails where somebody is exposed, across files, and passes where nobody is', () => {
    const cwd = setUp()
    const { status, reports } = run(cwd)
    expect([status, reports.map(({ filename, code }) => `${filename} ${code}`)]).toEqual([
      1,
      ['jobs/news.js undisclosed(no-exposed-recipients)'],
    ])
    writeFileSync(join(cwd, 'jobs/news.js'), caller.replace('subscribers.map((subscriber) => subscriber.email)', 'subscribers[0].email'))
    expect(run(cwd)).toMatchObject({ status: 0, reports: [] })
  })

  test('heeds comments of ESLint, of oxlint and of ours', () => {
    const silenced = [
      'eslint-disable-next-line undisclosed/no-exposed-recipients',
      'oxlint-disable-next-line undisclosed/no-exposed-recipients',
      'undisclosed-disable-next-line no-exposed-recipients -- agreed',
    ]
    for (const comment of silenced) {
      const cwd = setUp({ 'jobs/news.js': caller.replace('  await notify', `  // ${comment}\n  await notify`) })
      expect(run(cwd)).toMatchObject({ status: 0, reports: [] })
    }
  })

  test('applies suggestions when it is told to', () => {
    const sending = `import sgMail from '@sendgrid/mail'\nimport { prisma } from '../lib/db.js'\nexport async function sale() {\n  const users = await prisma.user.findMany()\n  await sgMail.send({ from: 'a@shop.example', to: users.map((user) => user.email), text: '' })\n}\n`
    const cwd = setUp({ 'jobs/news.js': sending })
    execFileSync(process.execPath, [oxlint, '--fix-suggestions', '.'], { cwd })
    expect(readFileSync(join(cwd, 'jobs/news.js'), 'utf8')).toBe(sending.replace('sgMail.send(', 'sgMail.sendMultiple('))
  })
})
