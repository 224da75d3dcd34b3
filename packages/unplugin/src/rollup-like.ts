import type { Verdict } from './judge.js'
import { fileOf, write, type ReportOption } from './report.js'
import type { Session } from './session.js'
import type { Told } from './shown.js'
import { wordsOf } from './told.js'

/** A finding as Rollup, Rolldown and Vite take a log. Its column starts at 0. */
export interface Log {
  readonly id: string
  readonly message: string
  readonly loc: { readonly file: string; readonly line: number; readonly column: number }
  readonly frame: string
  readonly pluginCode: string
  /** Rollup watches what an error names where it was not thrown by a module. */
  readonly watchFiles?: string[]
  readonly meta: Pick<Told, 'ruleId' | 'endLine' | 'endColumn'> & { readonly certainty: Told['certainty'] | undefined }
}

/** What these hooks use of the three bundlers' contexts. */
interface Context {
  readonly meta: { readonly watchMode?: boolean }
  info(log: { readonly message: string }): void
  warn(log: Log): void
  error(log: Log): never
  addWatchFile(file: string): void
  getWatchFiles?(): string[]
  emitFile(file: { readonly type: 'asset'; readonly fileName: string; readonly source: string }): unknown
}

export function logOf(told: Told, placed = false): Log {
  const { file, path, line, column, endLine, endColumn, frame, ruleId, certainty } = told
  return {
    id: file,
    message: placed ? `${path}:${line}:${column} ${wordsOf(told)}${frame === '' ? '' : `\n\n${frame}`}` : wordsOf(told),
    loc: { file, line, column: column - 1 },
    frame,
    pluginCode: ruleId,
    meta: { ruleId, certainty, endLine, endColumn },
  }
}

export interface RollupHooks {
  buildStart(this: Context): Promise<void>
  buildEnd(this: Context, error?: Error): Promise<void>
  generateBundle(this: Context): Promise<void>
  closeBundle(this: Context): Promise<void>
  closeWatcher(this: Context): void
  /** There where templates are to be compiled, and for them alone. */
  load?: {
    readonly filter: { readonly id: RegExp }
    handler(this: Pick<Context, 'addWatchFile'>, file: string): Promise<Loaded | undefined>
  }
}

interface Loaded {
  readonly code: string
  readonly map: null
  readonly moduleType: 'js'
}

export interface RollupSide {
  /** Whether the bundler prints a warning’s text alone, so that the text has to name the place and show the frame. */
  readonly textOnly: boolean
  session(): Session
  /** Whether this is a build; else nothing is told here. */
  isBuild(): boolean
  readonly compiles: boolean
  /** Where the output goes, if that is known before it is written. */
  outputFolder(): string | undefined
  report(): ReportOption | undefined
}

/**
 * The judgement is asked for when a build begins and told when its output is made, before anything is written: bundling goes
 * on meanwhile. All findings are told; the first that fails the build comes last.
 */
export function rollupHooks({ textOnly, session, isBuild, compiles, outputFolder, report: reportTo }: RollupSide): RollupHooks {
  let pending: Promise<Verdict> | undefined
  let telling: Promise<Verdict> | undefined
  const tell = async (context: Context, error?: Error): Promise<Verdict> => {
    const verdict = await pending!
    const { watchMode = false } = context.meta
    if (watchMode) for (const file of [...verdict.watched, ...verdict.folders]) context.addWatchFile(file)
    const [failing, ...others] = [...verdict.told].sort((a, b) => Number(b.fails) - Number(a.fails))
    const fails = failing?.fails === true && error === undefined
    const folder = outputFolder()
    const report = reportTo()
    if (report && verdict.report !== undefined && (report.file !== undefined || (fails && folder !== undefined)))
      write(fileOf(report, folder), verdict.report)
    for (const message of verdict.said) context.info({ message })
    for (const told of fails ? others : verdict.told) context.warn(logOf(told, textOnly))
    if (fails && !watchMode) session().close()
    if (fails) context.error({ ...logOf(failing), ...(watchMode && { watchFiles: context.getWatchFiles?.() ?? [] }) })
    return verdict
  }
  return {
    async buildStart() {
      telling = undefined
      pending = isBuild() ? session().check(this.meta.watchMode) : undefined
      // It is awaited at the build's end; until then it is nobody's.
      pending?.catch(() => undefined)
      await Promise.resolve()
    },
    async buildEnd(error) {
      // The server of `vite dev` ends so, too.
      if (!isBuild()) session().close()
      // Files to watch are named in no later hook, and after an error none comes.
      if (pending && (this.meta.watchMode || error !== undefined)) await (telling ??= tell(this, error))
    },
    async generateBundle() {
      if (!pending) return
      const verdict = await (telling ??= tell(this))
      const report = reportTo()
      if (report && report.file === undefined && verdict.report !== undefined)
        this.emitFile({ type: 'asset', fileName: report.name, source: verdict.report })
      for (const [fileName, source] of verdict.assets) this.emitFile({ type: 'asset', fileName, source })
    },
    async closeBundle() {
      try {
        // Who asked for no output, to look at the modules alone, is told at the end.
        if (pending && !telling) await (telling = tell(this))
      } finally {
        if (isBuild() && !this.meta.watchMode) session().close()
      }
    },
    closeWatcher() {
      session().close()
    },
    ...(compiles && { load: { filter: { id: /\.mjml$/ }, handler: loader(session) } }),
  }
}

/** Hands a compiled template over as a module. */
export function loader(session: () => Session) {
  return async function (this: Pick<Context, 'addWatchFile'>, file: string): Promise<Loaded | undefined> {
    // An older Rollup knows no filters.
    if (!file.endsWith('.mjml')) return undefined
    const module = await session().module(file)
    if (!module) return undefined
    for (const dependency of module.dependencies) this.addWatchFile(dependency)
    return { code: module.code, map: null, moduleType: 'js' }
  }
}
