import { watch } from 'chokidar'
import { harmlessLine } from '@undisclosed/core'
import { isCode, isPage, isSettings } from '@undisclosed/project'

/** An editor writes a file in several steps; what comes within this many milliseconds is one change. */
const settling = 60
const skipped = /[/\\](?:node_modules|\.git)(?:[/\\]|$)/

/**
 * Runs at once, and again after every change of a source below the folder, until the process is told to stop. `run` is
 * given what changed and answers with files, wherever they lie, that it hangs on.
 */
export async function untilStopped(
  folder: string,
  out: string,
  run: (changed: readonly string[]) => Promise<readonly string[]>,
): Promise<void> {
  const isOutput = (path: string): boolean => path === out || path.startsWith(`${out}/`) || path.startsWith(`${out}\\`)
  const isForeign = (path: string): boolean => !isCode(path) && !isPage(path) && !isSettings(path) && !path.endsWith('.css')
  const watcher = watch(folder, {
    ignored: (path, stats) => skipped.test(path) || isOutput(path) || (stats?.isFile() === true && isForeign(path)),
    ignoreInitial: true,
  })
  const ready = new Promise<void>((resolve) => watcher.on('ready', resolve))
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const round = async (): Promise<void> => {
    const these = [...changed].sort()
    changed = new Set()
    try {
      watcher.add([...(await run(these))])
    } catch (error) {
      // A mistake is mended while we wait; the next change tries again.
      process.stderr.write(`undisclosed: ${harmlessLine(error instanceof Error ? error.message : String(error))}\n`)
    }
  }
  await ready
  await round()
  process.stderr.write('Watching for changes. Ctrl-C ends it.\n')
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => (running = running.then(round)), settling)
  })
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  clearTimeout(timer)
  await watcher.close()
  await running
}
