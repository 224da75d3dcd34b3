import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { rolldown } from 'rolldown'
import { rollup } from 'rollup'
import rspack from '@rspack/core'
import { build as vite, type BuildOptions, type InlineConfig, type PluginOption } from 'vite'
import webpack from 'webpack'
import ofEsbuild from 'unplugin-undisclosed/esbuild'
import type { Options } from 'unplugin-undisclosed'
import ofRolldown from 'unplugin-undisclosed/rolldown'
import ofRollup from 'unplugin-undisclosed/rollup'
import ofRspack from 'unplugin-undisclosed/rspack'
import ofVite from 'unplugin-undisclosed/vite'
import ofWebpack from 'unplugin-undisclosed/webpack'

/** What a bundler said, as its own interface gives it; columns as the bundler counts them. */
export interface Said {
  readonly level: 'error' | 'warning'
  /** As the bundler names it: absolute or not. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly text: string
  readonly frame: string
}

/** Builds, with a loader for templates that is the user’s own unless `own` is false. */
export type Bundle = (root: string, options: Options, own?: boolean) => Promise<Said[]>

/** What users have: a loader of their own that makes a module of a template. */
export const ownLoader = {
  name: 'own-mjml-loader',
  transform: (code: string, id: string) =>
    id.endsWith('.mjml') ? { code: `export default ${JSON.stringify(`own: ${code}`)}`, map: null, moduleType: 'js' as const } : undefined,
}

export const external = ['nodemailer', '@prisma/client']

export interface Log {
  readonly code?: string | undefined
  readonly message: string
  readonly id?: string | undefined
  readonly loc?: { readonly file?: string | undefined; readonly line: number; readonly column: number } | undefined
  readonly frame?: string | undefined
  readonly errors?: readonly Log[]
}

export function ofLog(level: Said['level'], { id, loc, message, frame }: Log): Said {
  return { level, file: loc?.file ?? id ?? '', line: loc?.line ?? 0, column: loc?.column ?? 0, text: message, frame: frame ?? message }
}

/** Warnings, but for Rolldown’s about a slow machine. */
export function ofLogs(logs: readonly Log[]): Said[] {
  return logs.filter(({ code }) => code !== 'PLUGIN_TIMINGS').map((log) => ofLog('warning', log))
}

async function failing(run: () => Promise<unknown>): Promise<Said[]> {
  try {
    await run()
    return []
  } catch (error) {
    const { errors = [error as Log] } = error as Log
    return errors.map((one) => ofLog('error', one))
  }
}

export interface Stats {
  toJson(options: object): { readonly errors?: readonly StatsError[]; readonly warnings?: readonly StatsError[] }
}
interface StatsError {
  readonly file?: string
  readonly loc?: string
  readonly message: string
}

export function ofStats(stats: Stats): Said[] {
  const { errors = [], warnings = [] } = stats.toJson({ all: false, errors: true, warnings: true })
  const said = (level: Said['level'], { file = '', loc = '', message }: StatsError): Said => {
    const [line, column] = loc.split(/[:-]/).map(Number)
    return { level, file, line: line!, column: column!, text: message, frame: message }
  }
  return [...errors.map((one) => said('error', one)), ...warnings.map((one) => said('warning', one))]
}

const ownLoaders = (own: boolean): [] | [typeof ownLoader] => (own ? [ownLoader] : [])

export const compilerConfig = (root: string, own = true) => ({
  mode: 'production' as const,
  optimization: { minimize: false },
  devtool: false as const,
  context: root,
  entry: join(root, 'src/index.js'),
  externals: external,
  externalsType: 'commonjs' as const,
  output: { path: join(root, 'out') },
  module: { rules: own ? [{ test: /\.mjml$/, type: 'asset/source' as const }] : [] },
})

function compiled(compiler: {
  run(done: (error: Error | null, stats?: Stats) => void): void
  close(done: () => void): void
}): Promise<Said[]> {
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => compiler.close(() => (stats ? resolve(ofStats(stats)) : reject(error!))))
  })
}

/** Runs a bundler that takes the folder where the process stands for its root. */
async function told(root: string, run: (onwarn: (log: Log) => void) => Promise<void>): Promise<Said[]> {
  const before = process.cwd()
  process.chdir(root)
  try {
    const warned: Said[] = []
    const failed = await failing(() => run((log) => void warned.push(...ofLogs([log]))))
    return [...failed, ...warned]
  } finally {
    process.chdir(before)
  }
}

export const esbuildOptions = (root: string, options: Options, own = true): esbuild.BuildOptions => ({
  absWorkingDir: root,
  entryPoints: ['src/index.js'],
  bundle: true,
  outdir: 'out',
  format: 'esm',
  external,
  logLevel: 'silent',
  loader: own ? { '.mjml': 'text' } : {},
  plugins: [ofEsbuild(options)],
})

export const ofMessage = (level: Said['level'], { location, text, notes }: esbuild.Message): Said => ({
  level,
  file: location?.file ?? '',
  line: location?.line ?? 0,
  column: location?.column ?? 0,
  text: [text, ...notes.map((note) => note.text)].join('\n'),
  frame: location?.lineText ?? '',
})

export const viteOptions = (root: string, plugins: PluginOption[], onwarn: (log: Log) => void, more: BuildOptions = {}): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'silent',
  plugins,
  build: {
    outDir: 'out',
    lib: { entry: 'src/index.js', formats: ['es'], fileName: 'index' },
    rolldownOptions: { external, onwarn },
    ...more,
  },
})

/** Who looks at the modules alone asks for no output. */
export const rollupWithoutOutput: Bundle = (root, options, own = true) =>
  told(root, async (onwarn) => {
    const bundle = await rollup({ input: 'src/index.js', external, plugins: [ofRollup(options), ...ownLoaders(own)], onwarn })
    await bundle.close()
  })

export const bundlers: Readonly<Record<string, Bundle>> = {
  vite: async (root, options, own = true) => {
    const warned: Said[] = []
    const onwarn = (log: Log): void => void warned.push(...ofLogs([log]))
    const failed = await failing(() => vite(viteOptions(root, [ofVite(options), ...ownLoaders(own)], onwarn)))
    return [...failed, ...warned]
  },
  rollup: (root, options, own = true) =>
    told(root, async (onwarn) => {
      const bundle = await rollup({ input: 'src/index.js', external, plugins: [ofRollup(options), ...ownLoaders(own)], onwarn })
      await bundle.write({ dir: 'out' })
    }),
  rolldown: (root, options, own = true) =>
    told(root, async (onwarn) => {
      const plugins = [ofRolldown(options), ...ownLoaders(own)]
      const bundle = await rolldown({ input: 'src/index.js', external, plugins, onLog: (_, log) => onwarn(log) })
      await bundle.write({ dir: 'out' })
      await bundle.close()
    }),
  webpack: (root, options, own) => compiled(webpack({ ...compilerConfig(root, own), plugins: [ofWebpack(options)] })!),
  rspack: (root, options, own) => compiled(rspack.rspack({ ...compilerConfig(root, own), plugins: [ofRspack(options)] })),
  esbuild: async (root, options, own) => {
    try {
      const { warnings } = await esbuild.build(esbuildOptions(root, options, own))
      return warnings.map((one) => ofMessage('warning', one))
    } catch (error) {
      const { errors, warnings } = error as esbuild.BuildFailure
      return [...errors.map((one) => ofMessage('error', one)), ...warnings.map((one) => ofMessage('warning', one))]
    }
  },
}
