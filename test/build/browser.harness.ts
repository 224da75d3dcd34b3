import { chromium, type Browser } from 'playwright-core'
import packed from '@sparticuz/chromium'

/**
 * A real browser: the Chromium that an npm package carries for bare Linux machines, or the one that `CHROMIUM` names.
 * Undefined where there is none that starts.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  const own = process.env['CHROMIUM']
  if (own === undefined && process.platform !== 'linux') return undefined
  try {
    const executablePath = own ?? (await packed.executablePath())
    return await chromium.launch({ executablePath, args: ['--no-sandbox'], headless: true })
  } catch (error) {
    process.stderr.write(`no browser starts here: ${error instanceof Error ? error.message.split('\n')[0]! : String(error)}\n`)
    return undefined
  }
}
