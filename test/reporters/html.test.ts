import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { analyze, type Finding } from '@undisclosed/core'
import { loadTemplateParsers, openProject } from '@undisclosed/project'
import { openBrowser } from '../build/browser.harness.js'
import { tree } from '../project/tree.harness.js'
import { finding, format, hostile, hostileText, input } from './findings.harness.js'

/** A folder of this repository as a project of its own. */
function copyOf(folder: string): string {
  const root = tree({ 'package.json': '{}' })
  cpSync(fileURLToPath(new URL(`../../${folder}`, import.meta.url)), root, { recursive: true })
  return root
}

/** The page on what is found in a project. */
function pageOf(cwd: string): string {
  const { project, targets } = openProject({ cwd, patterns: ['.'], loaded: { config: {} } })
  const { findings, stats } = analyze(project, { includeTests: true, targets, templateParsers: loadTemplateParsers() })
  return format('html', input(findings, { stats, notes: [], text: (file) => project.text(file) }))
}

const leaks = pageOf(copyOf('docs/examples/exchange'))
const templates = pageOf(copyOf('test/rules/no-people-list/named-by-the-transport'))
const attacked = format(
  'html',
  input([hostile, finding({ severity: 'warning', certainty: 'likely', fingerprint: 'f2' })], { text: () => hostileText }),
)

describe('the page', () => {
  test('runs no script but its own, which its policy names, and asks for nothing', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(leaks)![1]!
    const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`
    expect(leaks).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src '${hash}'`)
    expect(leaks.replaceAll(/xmlns="[^"]*"/g, '')).not.toMatch(/\b(?:src|href)\s*=\s*["'](?!#)|url\(|@import|https?:\/\//)
  })

  test('nothing of the code becomes markup', () => {
    expect(attacked).not.toMatch(/<img|<b>|alert\(1\)<\/script>|\u202e/)
    for (const mark of '\u0007\u001b') expect(attacked).not.toContain(mark)
    expect(attacked.match(/<script/g)).toHaveLength(1)
    expect(attacked).toContain('&lt;/script&gt;')
  })

  test('nothing found says so', () => {
    expect(format('html', input([], { notes: [] }))).toContain('No message was found that shows one person’s data to another.')
  })
})

describe('what each recipient sees', () => {
  const view = (mail: Finding['mail']): string => format('html', input([finding({ ...(mail && { mail }) })])).replaceAll(/<[^>]*>/g, '')

  test('people of a list at domains that nobody owns, and a word for the rest', () => {
    const shown = view({
      lines: [{ field: 'to', people: [{ path: 'users[].email', many: true }], exposed: true }],
      subject: [{ text: 'News' }],
      body: [],
    })
    expect(shown).toContain('Ana Duarte &lt;ana.duarte@example.com&gt; (not theirs to read)')
    expect(shown).toContain('and everyone else in users[].email')
    expect(shown).toContain('can read the address of everyone else in To.')
    expect(shown).toContain('The content is not known from the code.')
  })

  test('a loop’s turn is written for some of its people', () => {
    const shown = view({
      lines: [],
      subject: [],
      body: [
        { text: 'Hi ' },
        { path: 'user.name' },
        { each: 'users' },
        { path: 'users[].email', foreign: true },
        { text: ' ' },
        { path: 'users[].order.total' },
        { end: true },
      ],
    })
    expect(shown).toMatch(
      /Hi Ana DuarteBo LindgrenChidi Obidina\.haddad@example\.com \(not theirs to read\) users\[\]\.order\.totalemre\.kaya@/,
    )
    expect(shown).toContain('… and so on for all of users')
    expect(shown).toContain('can read what is marked in the text.')
  })

  const send = (message: string): string => `import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function remind(attach) {
  const users = await new PrismaClient().user.findMany()
  for (const user of users) await transport.sendMail({ to: user.email, ${message} })
}
`
  const foreignIn = (files: Readonly<Record<string, string>>): string =>
    pageOf(tree({ 'package.json': '{}', ...files }))
      .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')

  test.each([
    [
      'in a text',
      { 'send.js': send("subject: 'Call', text: `Dear ${user.name}, call ${users[0].phone}.`") },
      'Dear Ana DuarteBo LindgrenChidi Obi, call +1 202 555 0142 (not theirs to read).',
    ],
    [
      'in the subject',
      { 'send.js': send("subject: `For ${users[0].email}`, text: 'Hi'") },
      'SubjectFor dina.haddad@example.com (not theirs to read)',
    ],
    [
      'all of them',
      { 'send.js': send("subject: 'All', text: users.map((one) => one.email).join(', ')") },
      'dina.haddad@example.com (not theirs to read)emre.kaya@example.org (not theirs to read)farah.noor@',
    ],
    [
      'in a template of the project',
      {
        'send.js':
          "import { readFileSync } from 'node:fs'\nimport Handlebars from 'handlebars'\n" +
          send("subject: 'Call', html: Handlebars.compile(readFileSync('emails/call.hbs', 'utf8'))({ user, first: users[0] })"),
        'emails/call.hbs': '<p>Dear {{user.name}}, call {{first.phone}}.</p>\n',
      },
      'Dear Ana DuarteBo LindgrenChidi Obi, call +1 202 555 0142 (not theirs to read).',
    ],
    [
      'beside the text',
      { 'send.js': send("subject: 'All', text: 'Hi', attachments: [{ content: users[0].phone }]") },
      'Hi Attachment: +1 202 555 0142 (not theirs to read) …',
    ],
    [
      'in Reply-To',
      { 'send.js': send("subject: 'All', text: 'Hi', replyTo: users.map((one) => one.email)") },
      'Reply-ToAna Duarte &lt;ana.duarte@example.com&gt; (not theirs to read)',
    ],
  ])('what code puts in of another is marked: %s', (_, files, expected) => {
    expect(foreignIn(files)).toContain(expected)
  })
})

const browser = await openBrowser()

describe.skipIf(!browser)('in a browser (skipped where none starts)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  async function open(html: string, options: { readonly width?: number; readonly dark?: boolean } = {}) {
    const file = join(folder, 'report.html')
    writeFileSync(file, html)
    const page = await browser!.newPage({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark ? 'dark' : 'light',
    })
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(String(error)))
    page.on('console', (message) => trouble.push(message.text()))
    page.on('dialog', (dialog) => {
      trouble.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) trouble.push(request.url())
    })
    await page.goto(pathToFileURL(file).href)
    return { page, trouble }
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe)
    return await page.evaluate<string[]>(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html.slice(0, 200)))',
    )
  }

  test.each([
    ['a list in To, wide', leaks, {}],
    ['a list in To, in a telephone', leaks, { width: 360 }],
    ['a template, dark', templates, { dark: true }],
    ['a hostile one, dark, in a telephone', attacked, { width: 360, dark: true }],
    ['nothing found', format('html', input([])), {}],
  ])('%s: axe has nothing to say, it asks for nothing, and nothing sticks out', { timeout: 300_000 }, async (_, html, options) => {
    const { page, trouble } = await open(html, options)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(trouble).toEqual([])
    await page.close()
  })

  test('a reader is chosen by keyboard, and what is theirs is not marked', { timeout: 300_000 }, async () => {
    const { page } = await open(leaks)
    const letter = page.locator('article').first().locator('.mail')
    const marked = async (): Promise<string[]> => await letter.locator('dl mark.foreign:has(.note:visible) .who').allInnerTexts()
    expect(await marked()).toEqual(['Bo Lindgren', 'Chidi Obi'])
    await letter.locator('input').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await marked()).toEqual(['Ana Duarte', 'Chidi Obi'])
    expect(await letter.locator('.verdict').innerText()).toMatch(/^Bo Lindgren can read the address of everyone else in To/)
    await page.close()
  })

  test(
    'filters by keyboard: what does not fit is gone, in the list and on the page, and the count is told',
    { timeout: 300_000 },
    async () => {
      const { page } = await open(leaks)
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the findings')
      await page.getByLabel('Search').focus()
      await page.keyboard.type('newsletter')
      expect(await page.locator('output').innerText()).toBe('1 of 3 shown')
      expect(await page.locator('article:visible').count()).toBe(1)
      expect(await page.locator('nav a:visible').count()).toBe(1)
      await page.getByRole('button', { name: 'Clear' }).focus()
      await page.keyboard.press('Enter')
      await page.locator('output', { hasText: 'All 3 shown' }).waitFor()
      await page.close()
    },
  )

  test('the colours change by the button', { timeout: 300_000 }, async () => {
    const { page } = await open(leaks)
    const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await ground()
    await page.getByRole('button', { name: 'Colours: auto' }).press('Enter')
    await page.getByRole('button', { name: 'Colours: light' }).press('Enter')
    await page.getByRole('button', { name: 'Colours: dark' }).waitFor()
    expect(await ground()).not.toBe(light)
    await page.close()
  })
})
