import { relative, resolve } from 'node:path'
import type { OnLoadResult, OnStartResult, PartialMessage, PluginBuild } from 'esbuild'
import { harmless } from '@undisclosed/core/frame'
import { heldBy, isLoaded } from './esbuild-held.js'
import type { Verdict } from './judge.js'
import { mjmlOptions } from './mjml-options.js'
import type { Options } from './options.js'
import { fileOf, reportOption, write } from './report.js'
import { openSession, type Session } from './session.js'
import type { Shown, Told } from './shown.js'
import { nameOf } from './told.js'

type Messages = Pick<OnLoadResult, 'errors' | 'warnings'>

/**
 * esbuild writes once all modules are loaded, and asks nobody between: one of them is held until the findings are there, and where none can be,
 * nothing is bundled before. Files to watch it takes from a hook that has to do with a file: we answer that of the entry points without
 * contents, so that it goes on as if we had not been there.
 */
export function esbuildSetup(build: PluginBuild, name: string, options: Options): void {
  const { absWorkingDir: cwd = process.cwd(), outdir, outfile } = build.initialOptions
  const folder = resolve(cwd, outdir ?? (outfile === undefined ? '.' : resolve(cwd, outfile, '..')))
  const session = openSession(cwd, options, [folder])
  const report = reportOption(cwd, options.report)
  const entries = entriesOf(build.initialOptions.entryPoints).map((entry) => resolve(cwd, entry))
  const held = mjmlOptions(options) ? undefined : heldBy(build, name, entries)
  let verdict: Verdict | undefined
  let untold: Promise<Verdict> | undefined
  const tell = async (checked: Promise<Verdict>): Promise<Messages> => {
    untold = undefined
    verdict = await checked
    if (report && verdict.report !== undefined) write(fileOf(report, folder), verdict.report)
    const those = (fails: boolean): PartialMessage[] =>
      (verdict?.told ?? []).filter((told) => told.fails === fails).map((told) => messageOf(told, cwd))
    return { errors: those(true), warnings: those(false) }
  }
  const tellUntold = async (): Promise<Messages> => (untold ? tell(untold) : {})
  const watched = (): Pick<OnLoadResult, 'watchFiles' | 'watchDirs'> => ({
    watchFiles: [...(verdict?.watched ?? [])],
    watchDirs: [...(verdict?.folders ?? [])],
  })
  build.onStart(async (): Promise<OnStartResult> => {
    const known = held && (await session.kept())
    const checked = known ? Promise.resolve(known) : session.check()
    if (known || !held) return tell(checked)
    // Until it is awaited it is nobody's.
    checked.catch(() => undefined)
    untold = checked
    return {}
  })
  build.onDispose(() => session.close())
  if (mjmlOptions(options)) compileIn(build, session, folder, () => verdict?.assets)
  if (entries.length === 0) return
  build.onLoad({ filter: new RegExp(`^(?:${entries.map(pattern).join('|')})(?:\\.\\w+)?$`) }, async ({ path }): Promise<OnLoadResult> => {
    const isHeld = held === undefined || path !== held.entry || (await isLoaded(build, held))
    return { ...(isHeld ? {} : await tellUntold()), ...watched() }
  })
  if (!held) return
  build.onLoad({ filter: new RegExp(`^${escaped(held.file)}$`) }, async () => ({ ...(await tellUntold()), ...watched() }))
  // Whatever became of the module: what nobody was told fails the build.
  build.onEnd(tellUntold)
}

function compileIn(build: PluginBuild, session: Session, folder: string, assets: () => Verdict['assets'] | undefined): void {
  build.onLoad({ filter: /\.mjml$/ }, async ({ path }) => {
    const module = await session.module(path)
    return module && { contents: module.code, loader: 'js', watchFiles: [...module.dependencies] }
  })
  build.onEnd(({ errors }) => {
    if (errors.length > 0 || build.initialOptions.write === false) return
    for (const [name, text] of assets() ?? []) write(resolve(folder, name), text)
  })
}

function entriesOf(entries: PluginBuild['initialOptions']['entryPoints']): string[] {
  if (Array.isArray(entries)) return entries.map((entry) => (typeof entry === 'string' ? entry : entry.in))
  return Object.values(entries ?? {})
}

/** An entry point, in which esbuild lets `*` stand for a part of a name and `**` for folders too. */
function pattern(entry: string): string {
  return entry
    .split(/([\\/]\*\*[\\/]|\*+)/)
    .map((part) => (/^.\*\*.$/.test(part) ? '[\\\\/](?:.*[\\\\/])?' : part === '*' ? '[^\\\\/]*' : /^\*/.test(part) ? '.*' : escaped(part)))
    .join('')
}

/** For Go's expressions as well as for ours. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function messageOf(told: Told, cwd: string): PartialMessage {
  const notes = told.steps.map((step) => ({ text: harmless(step.message), location: locationOf(step, cwd) }))
  return {
    id: told.ruleId,
    text: `${harmless(told.message)} ${nameOf(told)}`,
    location: locationOf(told, cwd),
    notes: [...notes, ...told.waysOut.map((description) => ({ text: `way out: ${harmless(description)}` }))],
    detail: told,
  }
}

/** esbuild counts columns and lengths in bytes of UTF-8. */
function locationOf({ file, line, column, endLine, endColumn, lineText }: Shown, cwd: string): NonNullable<PartialMessage['location']> {
  const end = endLine === line ? endColumn - 1 : lineText.length
  return {
    file: relative(cwd, file),
    line,
    column: Buffer.byteLength(lineText.slice(0, column - 1)),
    length: Buffer.byteLength(lineText.slice(column - 1, end)),
    lineText,
  }
}
