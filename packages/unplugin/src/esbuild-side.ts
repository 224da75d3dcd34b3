import { relative, resolve } from 'node:path'
import type { OnStartResult, PartialMessage, PluginBuild } from 'esbuild'
import { harmless } from '@undisclosed/core/frame'
import type { Verdict } from './judge.js'
import { mjmlOptions } from './mjml-options.js'
import type { Options } from './options.js'
import { fileOf, reportOption, write } from './report.js'
import { openSession, type Session } from './session.js'
import type { Shown, Told } from './shown.js'
import { nameOf } from './told.js'

/**
 * esbuild asks for findings before it bundles. Files to watch it takes from a hook that has to do with a file: we answer
 * that of the entry points without contents, so that it goes on as if we had not been there.
 */
export function esbuildSetup(build: PluginBuild, options: Options): void {
  const { absWorkingDir: cwd = process.cwd(), outdir, outfile } = build.initialOptions
  const folder = resolve(cwd, outdir ?? (outfile === undefined ? '.' : resolve(cwd, outfile, '..')))
  const session = openSession(cwd, options, [folder])
  const report = reportOption(cwd, options.report)
  let verdict: Verdict | undefined
  build.onStart(async (): Promise<OnStartResult> => {
    verdict = await session.check()
    if (report && verdict.report !== undefined) write(fileOf(report, folder), verdict.report)
    const tell = (fails: boolean): PartialMessage[] =>
      (verdict?.told ?? []).filter((told) => told.fails === fails).map((told) => messageOf(told, cwd))
    return { errors: tell(true), warnings: tell(false) }
  })
  build.onDispose(() => session.close())
  if (mjmlOptions(options)) compileIn(build, session, folder, () => verdict?.assets)
  const entries = entriesOf(build.initialOptions.entryPoints)
  if (entries.length === 0) return
  const files = entries.map((entry) => pattern(resolve(cwd, entry))).join('|')
  build.onLoad({ filter: new RegExp(`^(?:${files})(?:\\.\\w+)?$`) }, () => ({
    watchFiles: [...(verdict?.watched ?? [])],
    watchDirs: [...(verdict?.folders ?? [])],
  }))
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
