import { setsDelimiters } from '../../dialects/handlebars.js'
import type { Unpaired } from '../../markup/mjml.js'
import { lineStartsOf, positionAt, type Span } from '../../source.js'
import type { DialectName, IncludeFact, TemplateFacts, TemplateNote } from '../../template.js'
import type { DroppedText } from './dropped.js'

/** A block that is opened and never closed, or a closing tag that closes none. */
export interface UnpairedBlock {
  readonly dialect: DialectName
  readonly span: Span
  readonly k: 'unclosed' | 'stray'
}

type Read = Pick<TemplateFacts, 'file' | 'dialects'>

/** Told of one file: what is broken once is mostly broken in what follows. */
const most = 5

/** What of a file has no end or no beginning. */
export interface UnpairedParts {
  readonly blocks: readonly UnpairedBlock[]
  /** Elements of MJML. */
  readonly elements: readonly Unpaired[]
  readonly texts: readonly DroppedText[]
  /** What may hold the other half of one. */
  readonly includes: readonly Pick<IncludeFact, 'span' | 'via'>[]
}

/** Where a template is broken, in words with the way out. Whoever renders it would see an error, or a mail with parts missing. */
export function brokenNotes(text: string, masked: string, head: Read, parts: UnpairedParts): TemplateNote[] {
  const { file, dialects } = head
  const language = dialects[0]
  const broken = [
    ...parts.blocks
      .filter((block) => mustPair(text, block))
      .map(({ k, span }) => ({ span, message: k === 'unclosed' ? unclosedBlock(text, span) : strayBlock(text, span) })),
    ...openEnded(text, masked, language).map((span) => ({ span, message: `${shown(text, span)} has no end, and is no tag. Close it.` })),
    ...brokenElements(masked, file, parts).map(({ k, name, span }) => ({
      span,
      message: k === 'unclosed' ? unclosedElement(name) : strayElement(name),
    })),
    ...(parts.elements.length > 0 ? [] : parts.texts).map(({ span, element }) => ({ span, message: droppedText(text, span, element) })),
  ]
  if (broken.length === 0) return []
  const starts = lineStartsOf(text)
  return broken
    .sort((a, b) => a.span[0] - b.span[0])
    .slice(0, most)
    .map((note) => ({ ...note, kind: 'syntax', line: positionAt(starts, note.span[0]).line }))
}

const openers: Partial<Record<DialectName, RegExp>> = {
  handlebars: /(?<!\\)\{\{[#/^>{]?[\w.@ ]+/g,
  liquid: /\{[{%]-?[\w. ]+/g,
  jinja: /\{[{%]-?[\w. ]+/g,
  ejs: /<%[=~_-]?(?!%)[\w. ]+/g,
}

const quoted = /\{%-?\s*(?:raw|verbatim|comment|schema|javascript|doc)\b/i

/** What begins as a tag and is none. Where tags are quoted, no such thing is broken. */
function openEnded(text: string, masked: string, language: DialectName | undefined): Span[] {
  const opener = language && openers[language]
  if (!opener || setsDelimiters.test(text) || quoted.test(text) || text.includes('{{{{')) return []
  return [...masked.matchAll(opener)].map((match): Span => [match.index, match.index + match[0].length])
}

/** Of others parts may end in another file, or need no end. */
const paired = new Set<DialectName>(['handlebars', 'benchpress', 'liquid', 'jinja', 'go', 'ejs', 'velocity'])
/** Tags that an application adds to its language open blocks of which nobody knows. */
const known = /^(?:if|for|unless|case|tablerow|each|all|ifequal|ifnotequal|ifchanged|switch)$/

function mustPair(text: string, { dialect, span, k }: UnpairedBlock): boolean {
  if (!paired.has(dialect)) return false
  const tag = text.slice(...span)
  if (dialect === 'liquid' || dialect === 'jinja') return k === 'unclosed' || known.test(/^\{%[-+~]?\s*end(\w+)/.exec(tag)?.[1] ?? '')
  // Mustache's parents and blocks, and what other languages write in braces.
  return dialect !== 'handlebars' || /^\{\{\{?~?\s*[#^/]/.test(tag)
}

/** What one file opens and another closes, where a template language puts them together. */
const layout = /^mj-(?:body|section|column|wrapper|group|hero|head|attributes)$/

/** Parts in another language's files are put together before MJML reads them, and so may parts in its own be. */
function brokenElements(masked: string, file: string, { elements, includes }: UnpairedParts): readonly Unpaired[] {
  if (elements.length === 0 || !file.endsWith('.mjml')) return []
  const whole = /<mjml[\s>]/.test(masked)
  if (whole !== /<\/mjml\s*>/.test(masked)) return []
  const put = includes.filter(({ via }) => via !== 'mjml').map(({ span }) => span[0])
  const isHalf = ({ k, name, span, toEnd }: Unpaired): boolean =>
    layout.test(name) &&
    ((!whole && (k === 'stray' || toEnd === true)) || put.some((at) => (k === 'unclosed' ? at > span[0] : at < span[0])))
  return elements.filter((element) => !isHalf(element))
}

function unclosedBlock(text: string, span: Span): string {
  return `${shown(text, span)} is never closed: what follows is read as if it stood inside. Close it where it ends.`
}

function strayBlock(text: string, span: Span): string {
  return `${shown(text, span)} closes nothing that is open. Remove it, or open the block before it.`
}

function unclosedElement(name: string): string {
  return `<${name}> is never closed, and MJML takes what follows for its content. Close it with </${name}>.`
}

function strayElement(name: string): string {
  return `</${name}> closes nothing that is open. Remove it, or open <${name}> before it.`
}

function droppedText(text: string, span: Span, element: string): string {
  return `“${shown(text, span)}” stands right in <${element}>, and MJML leaves it out. Put it into <mj-text>.`
}

function shown(text: string, span: Span): string {
  const tag = text
    .slice(...span)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return tag.length > 60 ? `${tag.slice(0, 59)}…` : tag
}
