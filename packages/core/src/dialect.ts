import type { BlockKind, DialectName, FragmentFact, MergeReach, Tag, TagKind, TemplateContext } from './template.js'
import type { Span } from './source.js'

/**
 * A template language or one mail service's merge tags. `scan` must read any text whatever: a damaged tag is skipped and
 * the next one found. It sees one file and knows nothing of markup, people or rules.
 */
export interface Dialect {
  readonly name: DialectName
  readonly title: string
  /** A `language` owns the file; `merge-tags` live beside a language and are read from what it left. */
  readonly family: 'language' | 'merge-tags'
  readonly docs: string
  /** Without the dot. */
  readonly extensions: readonly string[]
  /** Whether the text holds what only this dialect writes. Asked of every text: a plain mark is found twenty times as fast as a pattern. */
  detect(text: string): boolean
  scan(text: string): Scan
  /** Reads the same text with the dialect's own parser where the host has it. Undefined where the parser refuses. */
  parse?(text: string, scan: Scan, parsers: TemplateParsers): Scan | undefined
}

export interface Scan {
  /** In source order, not overlapping. */
  readonly tags: readonly Tag[]
  /** In source order. */
  readonly events: readonly ScanEvent[]
}

export type ScanEvent =
  | {
      readonly k: 'output'
      readonly span: Span
      readonly expression: Expression
      readonly unescaped?: true
      readonly reach?: MergeReach
      readonly context?: TemplateContext
    }
  | {
      readonly k: 'open'
      readonly span: Span
      readonly block: BlockKind
      readonly name: string
      readonly subject?: Expression
      readonly vars: readonly string[]
      /** Bare names inside mean fields of the subject. */
      readonly implicit?: true
      readonly fragment?: FragmentFact
      /** Names inside the block that stand for paths of the scope around it: `({ email }) =>`. */
      readonly binds?: Readonly<Record<string, RawPath>>
      /** Paths that are the same wherever the block is printed: `{% if member.id == user.id %}`. */
      readonly equal?: PathPick['equal']
      /** Paths that are the same wherever the block is not printed, but its `else` is: `{% if member.id != user.id %}`. */
      readonly unequal?: PathPick['equal']
    }
  /** `{{else}}`: what follows no longer runs over the subject. */
  | { readonly k: 'middle'; readonly span: Span; readonly equal?: PathPick['equal'] }
  | { readonly k: 'close'; readonly span: Span; readonly name?: string }
  /** `continue`: what follows in the loop is reached only where the test around did not hold. */
  | { readonly k: 'skip'; readonly span: Span }
  | { readonly k: 'set'; readonly span: Span; readonly name: string; readonly value: Expression }
  | {
      readonly k: 'include'
      readonly span: Span
      readonly target?: string
      readonly args?: Readonly<Record<string, Expression>>
      readonly context?: Expression
      readonly inherits: boolean
      readonly block?: true
    }
  | { readonly k: 'literal'; readonly span: Span; readonly context: TemplateContext }

/** What a tag's body says: the paths that reach the page, the calls on the way, the strings. Conditions are left out. */
export interface Expression {
  readonly paths: readonly RawPath[]
  readonly calls: readonly string[]
  readonly strings: readonly { readonly value: string; readonly span: Span }[]
}

/** A path as the tag has it, before loops and assignments are looked up. */
export interface RawPath {
  readonly segments: readonly string[]
  readonly span: Span
  readonly whole?: 'join' | 'dump'
  /**
   * `context`: starts at the implicit context (`this`, `.x`). `root`: starts at the outermost one (`@root`, `$.`). `element`: in
   * what a filter asks, starts at an element of the filtered list.
   */
  readonly from?: 'context' | 'root' | 'element'
  /** How many contexts up: `../x`. */
  readonly up?: number
  /** Filters on the way that compare. */
  readonly picks?: readonly PathPick[]
}

/** What a filter makes sure of each element that it lets pass: `members.filter((m) => m.id === user.id)`. */
export interface PathPick {
  /** Of `segments`, those before `at` are the list. */
  readonly at: number
  /** Each pair is the same: here `id`, from the element, and `user.id`. */
  readonly equal: readonly (readonly [RawPath, RawPath])[]
  /** The element was looked up by it: `members[user.id]`. */
  readonly key?: RawPath
}

/** A tag is of the kind of what it means. */
export function tagKindOf(event: ScanEvent | undefined): TagKind {
  return !event || event.k === 'literal' || event.k === 'skip' ? 'code' : event.k
}

export const emptyExpression: Expression = { paths: [], calls: [], strings: [] }

/**
 * Parsers of other makers, all optional: without them the scanner's reading stands. The host hands in what it has; the
 * core never loads one. They throw on what they don't accept, and are called only below the caps on size and nesting.
 */
export interface TemplateParsers {
  /** `parseWithoutProcessing` of `@handlebars/parser`. */
  readonly handlebars?: (text: string) => unknown
  /** `toLiquidAST` of `@shopify/liquid-html-parser`, tolerant. */
  readonly liquid?: (text: string) => unknown
  /** `parseExpression` of `@babel/parser`: EJS and Vue check their expressions by it. */
  readonly javascript?: (expression: string) => unknown
  /** The default export of `pug-lexer`. */
  readonly pug?: (text: string) => unknown
}

export function defineDialect(dialect: Dialect): Dialect {
  return dialect
}
