import { posix } from 'node:path'
import { readTemplate, type DialectName, type Span, type TemplateFacts } from '@undisclosed/core'
import { longestFile, readBelow, type Read } from './disk.js'
import { MjmlError } from './problem.js'
import { tokenize, type Token } from './tokens.js'

export interface SourceOptions {
  /** POSIX, relative to the root: includes are sought from its folder, and messages name it. */
  readonly file: string
  /** Absolute. No include leads out of it. */
  readonly root: string
  /**
   * Gives the text of a file, by its path relative to the root (POSIX); undefined where there is none. By default files are
   * read from disk, where links out of the root are refused.
   */
  readonly readFile?: (path: string) => string | undefined | Promise<string | undefined>
  /** Settles the template language where the text does not. */
  readonly dialect?: DialectName
}

/** `css` becomes an `mj-style`, `html` an `mj-raw`. */
export type IncludeType = 'mjml' | 'css' | 'html'

export interface GatheredInclude {
  readonly span: Span
  readonly type: IncludeType
  /** Of `css`: written into the elements. */
  readonly inline: boolean
  /** Index of the included file; absent where the include is not followed. */
  readonly to?: number
}

export interface GatheredFile {
  readonly file: string
  /** As written. */
  readonly source: string
  /** With a token in the place of each tag, as long as the source. */
  readonly text: string
  readonly facts: TemplateFacts
  readonly includes: readonly GatheredInclude[]
}

export interface RefusedInclude {
  readonly file: string
  readonly span: Span
  readonly message: string
}

export interface Gathered {
  /** The file itself first, then what it includes, each once. */
  readonly files: readonly GatheredFile[]
  readonly tokens: readonly Token[]
  readonly refused: readonly RefusedInclude[]
  /** Paths relative to the root of all that was read or sought: when one changes or appears, the result may too. Sorted. */
  readonly dependencies: readonly string[]
  /** A file holds characters for private use, which tokens replace. */
  readonly symbols: boolean
}

const mostFiles = 500
const mostIncludes = 2_000
/** Characters of a file with all that it includes, counted each time. */
const longestWhole = 5 * longestFile

/** Reads a file's includes, and theirs, inside the root. What is not followed is told, never an error. */
export async function gather(source: string, options: SourceOptions): Promise<Gathered> {
  const files: (GatheredFile | undefined)[] = []
  const indexes = new Map<string, number>()
  const tokens: Token[] = []
  const refused: RefusedInclude[] = []
  const dependencies = new Set<string>()
  const sizes: number[] = []
  const lengths: number[] = []
  let symbols = false

  const enter = async (file: string, text: string, type: IncludeType, trail: readonly string[]): Promise<number> => {
    const index = files.push(undefined) - 1
    indexes.set(`${type} ${file}`, index)
    const facts = readTemplate(text, { file: namedAs(file, type), ...(options.dialect && { dialect: options.dialect }) })
    // What is too much for a tokenizer is too much for MJML, which builds a tree of it several times.
    const over = facts.notes.find(({ kind }) => kind === 'caps')
    if (over) throw new MjmlError(`MJML is not handed it. ${over.message} Split it.`, file)
    const tokenized = tokenize(file, text, facts.tags, tokens)
    symbols ||= tokenized.symbols
    const includes: GatheredInclude[] = []
    let size = 1
    let length = text.length
    for (const { span, target, via } of type === 'mjml' ? facts.includes : []) {
      if (via !== 'mjml') continue
      const include = { span, ...attributesOf(text.slice(...span)) }
      const to = await follow(file, target, include.type, [...trail, file])
      includes.push(typeof to === 'number' ? { ...include, to } : include)
      if (typeof to === 'string') refused.push({ file, span, message: `mj-include not followed: ${to}.` })
      else {
        size += sizes[to] ?? 1
        length += lengths[to] ?? 0
      }
      if (size > mostIncludes)
        throw new MjmlError(`includes more than ${mostIncludes} files, counted each time. Include less.`, options.file)
      if (length > longestWhole)
        throw new MjmlError(`is longer than ${longestWhole} characters with what it includes. Include less.`, options.file)
    }
    sizes[index] = size
    lengths[index] = length
    files[index] = { file, source: text, text: tokenized.text, facts, includes }
    return index
  }

  const follow = async (
    from: string,
    target: string | undefined,
    type: IncludeType,
    trail: readonly string[],
  ): Promise<number | string> => {
    const path = pathOf(from, target)
    if ('refused' in path) return path.refused
    if (trail.includes(path.file)) return `“${target}” leads back to a file that includes it`
    const known = indexes.get(`${type} ${path.file}`)
    if (known !== undefined) return known
    dependencies.add(path.file)
    if (files.length >= mostFiles) return `more than ${mostFiles} files`
    const read = await readOf(options, path.file)
    if (!read) return `“${target}” is not there`
    if ('refused' in read) return `“${target}”: ${read.refused}`
    return enter(path.file, read.text, type, trail)
  }

  if (source.length > longestFile) throw new MjmlError(`longer than ${longestFile} characters. Split it.`, options.file)
  dependencies.add(options.file)
  await enter(options.file, source, 'mjml', [])
  return { files: files as GatheredFile[], tokens, refused, dependencies: [...dependencies].sort(), symbols }
}

async function readOf({ root, readFile }: SourceOptions, path: string): Promise<Read> {
  if (!readFile) return readBelow(root, path)
  const text = await readFile(path)
  if (text === undefined) return undefined
  return text.length > longestFile ? { refused: 'it is too large' } : { text }
}

/** The name tells a reader what the text is. */
function namedAs(file: string, type: IncludeType): string {
  return type !== 'mjml' || file.endsWith('.mjml') ? file : `${file}.mjml`
}

function attributesOf(tag: string): { type: IncludeType; inline: boolean } {
  const type = /\stype\s*=\s*["']?(css|html)\b/.exec(tag)?.[1] as 'css' | 'html' | undefined
  return { type: type ?? 'mjml', inline: /\scss-inline\s*=\s*["']?inline\b/.test(tag) }
}

/** Where a path leads from a file, in words of the root. */
function pathOf(from: string, target: string | undefined): { readonly file: string } | { readonly refused: string } {
  if (target === undefined) return { refused: 'it names no path' }
  const path = decoded(target.trim()).replaceAll('\\', '/')
  if (path === '' || path.includes('\0')) return { refused: `“${target}” is no path` }
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return { refused: `“${target}” is an absolute path` }
  const file = posix.join(posix.dirname(from), path)
  return file === '..' || file.startsWith('../') ? { refused: `“${target}” leads out of the project` } : { file }
}

/** As MJML reads paths: percent signs are decoded until none is left. */
function decoded(path: string): string {
  let text = path
  for (let round = 0; round < 10; round++) {
    try {
      const next = decodeURIComponent(text)
      if (next === text) break
      text = next
    } catch {
      break
    }
  }
  return text
}
