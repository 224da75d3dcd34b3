import { lineStartsOf, positionAt, type Span, type Tag } from '@undisclosed/core'
import { ask } from './engine.js'
import { gather, type Gathered, type SourceOptions } from './gather.js'
import { MjmlError, type MjmlProblem } from './problem.js'
import { restore, type Restored } from './tokens.js'
import type { Request, Response } from './worker.js'

export interface CompileOptions extends SourceOptions {
  /** Default `false`. */
  readonly minify?: boolean
  /** Comments of the source are mailed, as MJML does it. Default `true`. */
  readonly keepComments?: boolean
}

/** A tag of the template language, and where MJML put it. */
export interface RenderedTag {
  /** POSIX, relative to the root: the file, or one that it includes. */
  readonly file: string
  readonly tag: Tag
  /** Where the tag stands in the HTML: nowhere if MJML dropped it, several times if it doubled it. In order. */
  readonly spans: readonly Span[]
}

export interface Compilation {
  readonly html: string
  /** The plain text that goes with it. */
  readonly text: string
  /** By file, then by place. */
  readonly problems: readonly MjmlProblem[]
  /** Paths relative to the root of all that was read or sought, the file itself too: a host watches them. Sorted. */
  readonly dependencies: readonly string[]
  /** Every tag of the template language, in source order, file by file. */
  readonly tags: readonly RenderedTag[]
}

export interface Validation {
  readonly problems: readonly MjmlProblem[]
  readonly dependencies: readonly string[]
}

/**
 * Compiles MJML. The tags of a template language are kept from it: whatever they say, they come out as they were written,
 * wherever MJML leaves their place in the HTML.
 * @throws {MjmlError} where no HTML can be made: no MJML, MJML that is not installed, or one that takes too long
 */
export async function compile(source: string, options: CompileOptions): Promise<Compilation> {
  return (await compiled(source, options)).compilation
}

/** What was compiled, with what it was compiled from. */
export async function compiled(source: string, options: CompileOptions): Promise<{ compilation: Compilation; gathered: Gathered }> {
  const gathered = await gather(source, options)
  // Tokens stand for symbols of a font as well, and only HTML from the text as it is has them.
  const response = await answerTo(gathered, options, false)
  const html = restore(response.html, gathered.tokens)
  const text = restore(response.text, gathered.tokens).text
  const tags = gathered.tokens.map(({ file, tag }, index) => ({ file, tag, spans: html.spans[index]! }))
  const problems = [...problemsOf(gathered, response), ...droppedOf(gathered, html)]
  if (response.stylesKept)
    problems.push(
      problem(gathered, {
        kind: 'minify',
        severity: 'warning',
        file: options.file,
        span: [0, 0],
        message: 'The styles are no CSS with the template’s tags in them, and were not minified.',
      }),
    )
  return {
    compilation: { html: html.text, text, problems: problems.sort(byPlace(gathered)), dependencies: gathered.dependencies, tags },
    gathered,
  }
}

/** Tells what is wrong with MJML, without compiling it. Values that a template language fills in are not judged. */
export async function validate(source: string, options: SourceOptions): Promise<Validation> {
  const gathered = await gather(source, options)
  const response = await answerTo(gathered, options, true)
  return { problems: [...problemsOf(gathered, response)].sort(byPlace(gathered)), dependencies: gathered.dependencies }
}

/** Of an element that it does not know MJML renders nothing, nor of what is inside. */
const isUnknown = /doesn't exist or is not registered/

type Answer = Exclude<Response, { readonly error: string }>

async function answerTo(gathered: Gathered, options: CompileOptions, validateOnly: boolean): Promise<Answer> {
  const request: Request = {
    files: gathered.files.map(({ file, text, includes }) => ({ file, text, includes })),
    validateOnly,
    minify: options.minify ?? false,
    keepComments: options.keepComments ?? true,
  }
  const response = await ask(request, options.file)
  if ('error' in response) throw response.missing ? new MjmlError(response.error) : new MjmlError(response.error, options.file)
  return response
}

function problemsOf(gathered: Gathered, { invalid }: Answer): MjmlProblem[] {
  const includes = gathered.refused.map((refused) =>
    problem(gathered, { kind: 'include', severity: 'error', tag: 'mj-include', ...refused }),
  )
  const validation = invalid.map(({ file, span, tag, message }) =>
    problem(gathered, {
      ...(isUnknown.test(message) ? { kind: 'dropped', severity: 'error' } : { kind: 'validation', severity: 'warning' }),
      ...{ file: gathered.files[file]!.file, span, tag, message: `${message}.` },
    }),
  )
  const syntax = gathered.files.flatMap(({ file, facts }) =>
    facts.notes.flatMap(({ kind, span, message }) =>
      kind === 'syntax' ? [problem(gathered, { kind, severity: 'error', file, span, message })] : [],
    ),
  )
  return [...includes, ...cutOff(gathered), ...syntax, ...validation]
}

/** A message whose own element never ends. What is compiled is whole: no other file ends it. */
function cutOff(gathered: Gathered): MjmlProblem[] {
  const [whole] = gathered.files
  const open = whole && /<mjml(?=[\s>])/i.exec(whole.text)
  if (!open || /<\/mjml\s*>/i.test(whole.text)) return []
  const message = '<mjml> is never closed, as in a file that is cut off. Close it with </mjml>.'
  const span = [open.index, open.index + open[0].length] as const
  return [problem(gathered, { kind: 'syntax', severity: 'error', file: whole.file, span, message })]
}

/** Tags that are nowhere in the HTML. Of a block that is dropped whole, its opening tag is told. */
function droppedOf(gathered: Gathered, html: Restored): MjmlProblem[] {
  const problems: MjmlProblem[] = []
  const open: boolean[] = []
  gathered.tokens.forEach(({ file, tag, text }, index) => {
    const dropped = html.spans[index]!.length === 0
    if (tag.kind === 'open') open.push(dropped)
    const openDropped = tag.kind === 'close' ? open.pop() : open.at(-1)
    if (!dropped || tag.kind === 'comment') return
    if ((tag.kind === 'close' || tag.kind === 'middle') && openDropped !== false) return
    const message = `MJML drops ${shortened(text)} here. Put it inside an ending tag such as mj-text, or into mj-raw.`
    problems.push(
      problem(gathered, { kind: 'dropped', severity: isInTag(gathered, file, tag) ? 'warning' : 'error', file, span: tag.span, message }),
    )
  })
  return problems
}

/** A tag within a tag of the markup fills an attribute: the mail lacks a style at most. */
function isInTag({ files }: Gathered, file: string, { span }: Tag): boolean {
  const { facts, source } = files.find((one) => one.file === file)!
  const output = facts.outputs.find((one) => one.span[0] === span[0])
  if (output) return output.context.place !== 'text'
  return source.lastIndexOf('<', span[0] - 1) > source.lastIndexOf('>', span[0] - 1)
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/\s+/g, ' ')

function problem({ files }: Gathered, told: Omit<MjmlProblem, 'line' | 'column'>): MjmlProblem {
  const source = files.find(({ file }) => file === told.file)?.source ?? ''
  return { ...told, ...positionAt(lineStartsOf(source), told.span[0]) }
}

function byPlace({ files }: Gathered): (a: MjmlProblem, b: MjmlProblem) => number {
  const order = new Map(files.map(({ file }, index) => [file, index]))
  return (a, b) => order.get(a.file)! - order.get(b.file)! || a.span[0] - b.span[0] || (a.message < b.message ? -1 : 1)
}
