import type { Verdict } from './judge.js'
import { mjmlOptions } from './mjml-options.js'
import type { Options } from './options.js'
import { fileOf, reportOption, write } from './report.js'
import { openSession, type Session } from './session.js'
import type { Told } from './shown.js'
import { wordsOf } from './told.js'

interface Compilation {
  readonly errors: Error[]
  readonly warnings: Error[]
  readonly fileDependencies: { addAll(files: Iterable<string>): void }
  readonly contextDependencies: { addAll(folders: Iterable<string>): void }
  emitAsset(file: string, source: unknown): void
  getLogger(name: string): { info(message: string): void }
}

type ProblemClass = new (message: string) => Error

interface Hook {
  tapPromise(name: string, run: (compilation: Compilation) => Promise<void>): void
}

/** What we use of a compiler of webpack or Rspack. */
export interface Compiler {
  readonly context: string
  readonly outputPath: string
  readonly webpack: { readonly WebpackError: ProblemClass; readonly sources: { readonly RawSource: new (text: string) => unknown } }
  readonly watchMode: boolean
  readonly hooks: {
    readonly done: { tap(name: string, run: () => void): void }
    readonly shutdown: { tap(name: string, run: () => void): void }
    readonly make: Hook
    readonly afterCompile: Hook
  }
}

/**
 * Judges while modules are built and chunks are made of them, and hands findings over as errors and warnings with file and place, before
 * anything is emitted. What is to be an asset has to be one before the chunks are made.
 */
export function tapCompiler(compiler: Compiler, options: Options): Session {
  const session = openSession(compiler.context, options, [compiler.outputPath])
  const report = reportOption(compiler.context, options.report)
  const { WebpackError, sources } = compiler.webpack
  const hasAssets = mjmlOptions(options) !== undefined || (report !== undefined && report.file === undefined)
  const tell = async (compilation: Compilation, checked: Promise<Verdict>): Promise<void> => {
    const verdict = await checked
    compilation.fileDependencies.addAll(verdict.watched)
    compilation.contextDependencies.addAll(verdict.folders)
    for (const told of verdict.told) (told.fails ? compilation.errors : compilation.warnings).push(problemOf(told, WebpackError))
    for (const message of verdict.said) compilation.getLogger('undisclosed').info(message)
    for (const [name, text] of verdict.assets) compilation.emitAsset(name, new sources.RawSource(text))
    if (!report || verdict.report === undefined) return
    // After an error webpack emits nothing, and the report is about the error.
    if (report.file !== undefined || verdict.told.some(({ fails }) => fails)) write(fileOf(report, compiler.outputPath), verdict.report)
    else compilation.emitAsset(report.name, new sources.RawSource(verdict.report))
  }
  const untold = new Map<Compilation, Promise<Verdict>>()
  compiler.hooks.make.tapPromise('undisclosed', async (compilation) => {
    const checked = session.check(compiler.watchMode)
    if (hasAssets) return tell(compilation, checked)
    // Until it is awaited it is nobody's.
    checked.catch(() => undefined)
    untold.clear()
    untold.set(compilation, checked)
    return undefined
  })
  // Asked of the compilers of other plugins, too.
  compiler.hooks.afterCompile.tapPromise('undisclosed', async (compilation) => {
    const checked = untold.get(compilation)
    if (checked) await tell(compilation, checked)
  })
  compiler.hooks.done.tap('undisclosed', () => {
    if (!compiler.watchMode) session.close()
  })
  compiler.hooks.shutdown.tap('undisclosed', () => session.close())
  return session
}

/** An error as both print one: lines start at 1, columns at 0. */
function problemOf(told: Told, Problem: ProblemClass): Error {
  return Object.assign(new Problem(`${wordsOf(told)}${told.frame === '' ? '' : `\n\n${told.frame}`}`), {
    name: told.ruleId,
    file: told.path,
    loc: { start: { line: told.line, column: told.column - 1 }, end: { line: told.endLine, column: told.endColumn - 1 } },
    hideStack: true,
  })
}
