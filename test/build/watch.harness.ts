import * as esbuild from 'esbuild'
import { watch as rolldownWatch } from 'rolldown'
import { watch as rollupWatch } from 'rollup'
import rspack from '@rspack/core'
import { build as vite } from 'vite'
import webpack from 'webpack'
import type { Options } from 'unplugin-undisclosed'
import ofRolldown from 'unplugin-undisclosed/rolldown'
import ofRollup from 'unplugin-undisclosed/rollup'
import ofRspack from 'unplugin-undisclosed/rspack'
import ofVite from 'unplugin-undisclosed/vite'
import ofWebpack from 'unplugin-undisclosed/webpack'
import {
  compilerConfig,
  esbuildOptions,
  external,
  ofLog,
  ofLogs,
  ofMessage,
  ofStats,
  ownLoader,
  viteOptions,
  type Log,
  type Said,
  type Stats,
} from './bundlers.harness.js'

export interface Watching {
  /**
   * Makes a change and waits for a build that said this; fails with what the last one said. A change is made again after a
   * while: what is written just before a bundler begins to watch a file is not seen by any of them.
   */
  until(isIt: (said: readonly Said[]) => boolean, change?: () => void): Promise<void>
  close(): Promise<void>
}

/** `changes` are esbuild’s alone. */
type Start = (root: string, options: Options, built: (said: Said[]) => void, changes?: esbuild.BuildOptions) => Promise<() => unknown>

/** Rollup, Rolldown and Vite tell what happens in the same words. */
interface Watcher {
  on(
    name: 'event',
    listen: (event: { readonly code: string; readonly error?: unknown; readonly result?: { close(): unknown } | null }) => unknown,
  ): unknown
  close(): unknown
}

function listened(watcher: Watcher, warned: Said[], built: (said: Said[]) => void): () => unknown {
  let failed: Said[] = []
  watcher.on('event', ({ code, error, result }) => {
    if (code === 'ERROR') failed = ((error as Log).errors ?? [error as Log]).map((one) => ofLog('error', one))
    if (code === 'ERROR' || code === 'BUNDLE_END') void result?.close()
    if (code !== 'END') return
    built([...failed, ...warned.splice(0)])
    failed = []
  })
  return () => watcher.close()
}

const compiled =
  (built: (said: Said[]) => void) =>
  (_: Error | null, stats?: Stats): void =>
    built(stats ? ofStats(stats) : [])

const starts: Readonly<Record<string, Start>> = {
  async vite(root, options, built) {
    const warned: Said[] = []
    const onwarn = (log: Log): void => void warned.push(...ofLogs([log]))
    const watcher = await vite(viteOptions(root, [ofVite(options), ownLoader], onwarn, { watch: {} }))
    return listened(watcher as Watcher, warned, built)
  },
  rollup(_, options, built) {
    const warned: Said[] = []
    const plugins = [ofRollup(options), ownLoader]
    const onwarn = (log: Log): void => void warned.push(...ofLogs([log]))
    return Promise.resolve(
      listened(rollupWatch({ input: 'src/index.js', external, plugins, onwarn, output: { dir: 'out' } }), warned, built),
    )
  },
  rolldown(_, options, built) {
    const warned: Said[] = []
    const plugins = [ofRolldown(options), ownLoader]
    const onLog = (_level: unknown, log: Log): void => void warned.push(...ofLogs([log]))
    return Promise.resolve(
      listened(rolldownWatch({ input: 'src/index.js', external, plugins, onLog, output: { dir: 'out' } }) as Watcher, warned, built),
    )
  },
  webpack(root, options, built) {
    const compiler = webpack({ ...compilerConfig(root), plugins: [ofWebpack(options)] })!
    compiler.watch({ aggregateTimeout: 20 }, compiled(built))
    return Promise.resolve(() => new Promise((resolve) => compiler.close(resolve)))
  },
  rspack(root, options, built) {
    const compiler = rspack.rspack({ ...compilerConfig(root), plugins: [ofRspack(options)] })
    compiler.watch({ aggregateTimeout: 20 }, compiled(built))
    return Promise.resolve(() => new Promise((resolve) => compiler.close(resolve)))
  },
  async esbuild(root, options, built, changes) {
    const config = { ...esbuildOptions(root, options), ...changes }
    const listen: esbuild.Plugin = {
      name: 'listen',
      setup: ({ onEnd }) =>
        onEnd(({ errors, warnings }) =>
          built([...errors.map((one) => ofMessage('error', one)), ...warnings.map((one) => ofMessage('warning', one))]),
        ),
    }
    const context = await esbuild.context({ ...config, plugins: [...config.plugins!, listen] })
    await context.watch()
    return () => context.dispose()
  },
}

export const watchers = Object.keys(starts)

/** Milliseconds that a bundler may take to see a change, on a busy machine. */
const patience = 120_000

export async function watching(name: string, root: string, options: Options = {}, changes?: esbuild.BuildOptions): Promise<Watching> {
  const before = process.cwd()
  process.chdir(root)
  let last: readonly Said[] | undefined
  let heard: (() => void) | undefined
  const built = (said: readonly Said[]): void => {
    last = said
    heard?.()
  }
  const stop = await starts[name]!(root, options, built, changes)
  return {
    until: (isIt, change) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer)
          clearInterval(again)
          heard = undefined
        }
        const timer = setTimeout(() => {
          end()
          reject(new Error(`no such build; the last one said ${JSON.stringify(last, undefined, 1)}`))
        }, patience)
        const again = setInterval(() => change?.(), 1_500)
        heard = () => {
          if (!last || !isIt(last)) return
          end()
          resolve()
        }
        change?.()
        heard()
      }),
    async close() {
      await stop()
      process.chdir(before)
    },
  }
}
