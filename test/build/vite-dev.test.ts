import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createServer, type Logger } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import undisclosed from 'unplugin-undisclosed/vite'
import { wrapper } from '../hosts/mailer.harness.js'
import { openBrowser } from './browser.harness.js'
import { leakyMail, safeMail, shop } from './shop.harness.js'

let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  browser = await openBrowser()
}, 300_000)

afterAll(() => browser?.close())

/** A server in development, what it told the terminal, and a page in the browser. */
async function developing(
  root: string,
  failOn: 'error' | 'warning',
  use: (page: Page, told: readonly string[], url: string) => Promise<void>,
) {
  const told: string[] = []
  const tell = (text: string): void => void told.push(text)
  const customLogger: Logger = {
    info: tell,
    warn: tell,
    warnOnce: tell,
    error: tell,
    clearScreen: tell,
    hasErrorLogged: () => false,
    hasWarned: false,
  }
  const server = await createServer({
    root,
    configFile: false,
    customLogger,
    server: { host: '127.0.0.1', port: 0, watch: { usePolling: false } },
    optimizeDeps: { noDiscovery: true },
    plugins: [undisclosed({ failOn })],
  })
  const page = await browser!.newPage()
  try {
    await server.listen()
    const url = server.resolvedUrls!.local[0]!
    await page.goto(url)
    await use(page, told, url)
  } finally {
    await page.close()
    await server.close()
  }
}

const overlay = 'vite-error-overlay'
/** Waits for it: an overlay that came before the page was reloaded once more is gone for a moment. */
const shows = (page: Page, part: string, text: string): Promise<void> =>
  page.locator(`${overlay} ${part}`, { hasText: text }).first().waitFor({ state: 'attached' })

const site = {
  'index.html': '<!doctype html><title>Shop</title><h1>Shop</h1><script type="module" src="/src/page.js"></script>',
  'src/page.js': "document.body.dataset.ran = 'yes'\nimport.meta.hot?.accept()\n",
}

test('Vite shows a template nobody imports over the page, with its place, and takes it away when it is mended', async (context) => {
  if (!browser) return context.skip('no browser starts here: the overlay of vite dev was not looked at')
  const root = shop(site)
  await developing(root, 'warning', async (page, told) => {
    await page.locator('body[data-ran]').waitFor()
    expect(await page.locator(overlay).count()).toBe(0)
    writeFileSync(join(root, 'emails/orphan.mjml'), leakyMail)
    await page.locator(overlay).waitFor({ state: 'attached' })
    await shows(page, '.plugin', 'undisclosed')
    await shows(page, '.message-body', 'Every reader gets “email” of all “users”.')
    await shows(page, '.file', 'emails/orphan.mjml:5:46')
    await shows(page, '.frame', '{{#each users}}{{this.email}}')
    expect(told.join('\n')).toContain('emails/orphan.mjml:5:47 Every reader gets')
    writeFileSync(join(root, 'emails/orphan.mjml'), safeMail)
    await page.locator(overlay).waitFor({ state: 'detached' })
    expect(await page.textContent('h1')).toBe('Shop')
  })
})

test('Vite shows it after a reload, and again after an update of the page’s own code', async (context) => {
  if (!browser) return context.skip('no browser starts here: the overlay of vite dev was not looked at')
  const root = shop({ ...site, 'lib/mail.js': wrapper('shared') })
  await developing(root, 'error', async (page) => {
    await page.locator(overlay).waitFor({ state: 'attached' })
    await shows(page, '.file', 'jobs/news.js:6:15')
    await shows(page, '.message-body', 'sent as one message by Nodemailer')
    await page.reload()
    await page.locator(overlay).waitFor({ state: 'attached' })
    writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
    await page.locator(overlay).waitFor({ state: 'detached' })
    writeFileSync(join(root, 'lib/mail.js'), wrapper('shared'))
    await page.locator(overlay).waitFor({ state: 'attached' })
  })
})
