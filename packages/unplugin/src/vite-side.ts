import { resolve } from 'node:path'
import type { ErrorPayload, Plugin, ResolvedConfig, ViteDevServer } from 'vite'
import type { Verdict } from './judge.js'
import { mjmlOptions } from './mjml-options.js'
import type { Options } from './options.js'
import { reportOption } from './report.js'
import { logOf, rollupHooks, type RollupHooks } from './rollup-like.js'
import { openSession, SessionClosed, type Session } from './session.js'
import type { Told } from './shown.js'

/** An editor writes a file in several steps; what comes within this many milliseconds is one change. */
const settling = 60

export type ViteHooks = Pick<Plugin, 'configResolved' | 'configureServer'> & RollupHooks

/** Vite builds as Rollup does. In development nothing is stopped: findings that would fail a build are shown over the page. */
export function viteHooks(options: Options): ViteHooks {
  let config: ResolvedConfig | undefined
  let session: Session | undefined
  const root = (): string => config?.root ?? process.cwd()
  const opened = (): Session => (session ??= openSession(root(), options, config ? [resolve(config.root, config.build.outDir)] : []))
  return {
    ...rollupHooks({
      textOnly: true,
      session: opened,
      isBuild: () => config?.command !== 'serve',
      compiles: mjmlOptions(options) !== undefined,
      outputFolder: () => (config ? resolve(config.root, config.build.outDir) : undefined),
      report: () => reportOption(root(), options.report),
    }),
    configResolved(resolved) {
      config = resolved
    },
    configureServer(server) {
      // Vitest starts a server of its own to run tests; nobody looks at its pages.
      if (server.config.mode !== 'test') watchOver(server, opened())
    },
  }
}

function watchOver(server: ViteDevServer, session: Session): void {
  let shown: Told[] = []
  let said = ''
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const look = async (): Promise<void> => {
    let verdict: Verdict
    try {
      verdict = await session.check(true)
    } catch (error) {
      // The server ended meanwhile: nobody waits for an answer.
      if (error instanceof SessionClosed) return
      server.config.logger.error(`undisclosed: ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    server.watcher.add([...verdict.watched, ...verdict.folders])
    const was = shown.length
    shown = verdict.told.filter(({ fails }) => fails)
    said = say(server, verdict, said)
    if (shown.length > 0) push(server, shown)
    // An update of nothing: the page takes its overlay away, or loads anew where it never came to run.
    else if (was > 0) server.ws.send({ type: 'update', updates: [] })
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => (running = running.then(look)), settling)
    timer.unref()
  }
  server.ws.on('connection', () => push(server, shown))
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, soon)
  running = look()
}

function push(server: ViteDevServer, shown: readonly Told[]): void {
  const [first, ...others] = shown
  if (first) server.ws.send({ type: 'error', err: overlayOf(first, others) })
}

/** The overlay shows one error with its place and frame; the others are named below it. */
function overlayOf(told: Told, others: readonly Told[]): ErrorPayload['err'] {
  const { message, ...log } = logOf(told)
  const more = others.map((other) => `\n${other.path}:${other.line}:${other.column} ${other.message}  ${other.ruleId}`)
  return { ...log, message: message + (more.length > 0 ? `\n${more.join('')}` : ''), plugin: 'undisclosed', stack: '' }
}

/** Tells the terminal once of findings that are the same. Answers with what was said. */
function say({ config: { logger } }: ViteDevServer, { told, said }: Verdict, before: string): string {
  const lines = told.map((one) => logOf(one, true).message)
  const text = [...lines, ...said].join('\n')
  if (text === before) return before
  for (const message of said) logger.info(`[undisclosed] ${message}`, { timestamp: true })
  told.forEach((one, at) => logger[one.fails ? 'error' : 'warn'](`[undisclosed] ${lines[at]!}\n`, { timestamp: true }))
  if (told.length === 0 && before !== '') logger.info('[undisclosed] nothing found any more', { timestamp: true })
  return text
}
