import type { MailPiece } from './finding.js'
import type { Place, Span } from './source.js'

/**
 * What one template says, free of any other file: readonly JSON, cacheable by content hash. A template is a function of
 * its context: each output is an access path into that context, with the place where a reader of the mail would meet it.
 * Spans are UTF-16 offsets into the template's own text.
 */
export interface TemplateFacts {
  readonly version: 1
  /** POSIX, relative to the project root. */
  readonly file: string
  readonly markup: Markup
  /** The template language first, then merge tags that live beside it. */
  readonly dialects: readonly DialectName[]
  /** `parser` where the dialect's own parser was needed and agreed to read the file; the scanner's result stands otherwise. */
  readonly reader: 'parser' | 'scanner'
  /** In source order, never overlapping. */
  readonly tags: readonly Tag[]
  readonly outputs: readonly OutputFact[]
  readonly blocks: readonly BlockFact[]
  readonly includes: readonly IncludeFact[]
  readonly literals: readonly LiteralFact[]
  readonly links: readonly LinkFact[]
  /** What stands right behind a greeting: whom the mail is for. */
  readonly greets: readonly PathFact[]
  /** The operator’s own people read it. */
  readonly desk?: true
  /** Hosts of the urls written into the template, lower case, sorted: the operator's own, as far as one can tell. */
  readonly hosts: readonly string[]
  readonly notes: readonly TemplateNote[]
  /** It is written for a browser: no mail, whatever its path says. */
  readonly page?: true
}

export type Markup = 'html' | 'mjml' | 'text' | 'pug'

export type DialectName =
  | 'handlebars'
  | 'benchpress'
  | 'liquid'
  | 'jinja'
  | 'ejs'
  | 'pug'
  | 'vue'
  | 'go'
  | 'es-template'
  | 'ampscript'
  | 'velocity'
  | 'mailchimp'
  | 'mailgun'
  | 'activecampaign'
  | 'mailjet'
  | 'sendgrid-legacy'
  | 'campaign-monitor'
  | 'marketo'
  /** Markup in code, which is read as code. */
  | 'jsx'

export type TagKind = 'output' | 'open' | 'middle' | 'close' | 'code' | 'comment' | 'include' | 'set' | 'raw'

/** One tag of a template language, whole: `source.slice(...span)` is the tag with its delimiters. */
export interface Tag {
  readonly span: Span
  /** What stands between the delimiters. */
  readonly body: Span
  readonly kind: TagKind
  readonly dialect: DialectName
  readonly name?: string
}

export type PlaceKind =
  'text' | 'attribute' | 'url' | 'comment' | 'style' | 'script' | 'title' | 'preheader' | 'hidden' | 'header' | 'markup'

/** Where in the mail something stands. `markup` is inside a tag's own syntax: a tag name, a declaration. */
export interface TemplateContext {
  readonly place: PlaceKind
  readonly element?: string
  readonly attribute?: string
  /** Of a url: `mailto`, `https`. */
  readonly scheme?: string
  /** The `mj-*` component around it. */
  readonly component?: string
  /** The condition of a conditional comment around it: `mso`, `gte mso 9`. */
  readonly condition?: string
  /** Inside the url of a share button: what stands here is published by whoever presses it. */
  readonly shares?: true
}

/**
 * A path into the template's context, resolved through loops, `with`, sections and assignments. `[]` stands for each
 * element, a number, `first` or `last` for one picked by place, `?` for one picked by a key or predicate:
 * `{{#each users}}{{email}}{{/each}}` prints `users`, `[]`, `email`.
 */
export interface PathFact {
  readonly segments: readonly string[]
  readonly span: Span
  /** The value is a collection printed at once: joined, or dumped with all its fields. */
  readonly whole?: 'join' | 'dump'
  /** What the innermost loop calls an element: in `for user in object_list` the name tells what the list does not. */
  readonly element?: string
  /** The assignment that gave it the name by which it is printed: `{% assign people = users %}`. */
  readonly given?: Span
  /** A list of which a filter left the one element that the path ends at. */
  readonly alone?: true
  /** Other paths that go by the same name: of `users.concat(guests)` the guests. */
  readonly also?: readonly PathFact[]
}

export interface OutputFact {
  readonly span: Span
  readonly dialect: DialectName
  readonly paths: readonly PathFact[]
  /** Helpers, filters and functions on the way, as written. */
  readonly calls: readonly string[]
  readonly context: TemplateContext
  /** The innermost block around it, by index. */
  readonly block?: number
  readonly unescaped?: true
  /** Whose data a mail service puts here, where its documentation says so. */
  readonly reach?: MergeReach
  /** Printed by an included template: where the tag stands. `span` is then the include. */
  readonly origin?: Place
}

/** `recipient-link`: a link that acts for whoever holds it (unsubscribe, update profile). `wide`: data of other contacts. */
export type MergeReach = 'recipient' | 'recipient-link' | 'sender' | 'list' | 'wide'

export type BlockKind = 'loop' | 'condition' | 'with' | 'section' | 'capture' | 'cache' | 'archive' | 'block'

export interface BlockFact {
  readonly kind: BlockKind
  readonly name: string
  readonly open: Span
  /** End of the closing tag; the text's length where it is never closed. */
  readonly end: number
  readonly subject?: PathFact
  readonly vars: readonly string[]
  /** Index of the block around it. */
  readonly parent?: number
  /** A part that is printed where it is called: a macro, a mixin, an inline partial, a `define`. */
  readonly fragment?: FragmentFact
}

export interface FragmentFact {
  /** As its calls have it in `IncludeFact.target`. */
  readonly name: string
  /** Names of its arguments, in order. Calls hand them on as `0`, `1`, … */
  readonly params: readonly string[]
}

export interface IncludeFact {
  readonly span: Span
  /** As written; absent where only running the template tells. */
  readonly target?: string
  readonly via: DialectName | 'mjml'
  /** Names that the included template sees, and what they stand for here. */
  readonly args: Readonly<Record<string, PathFact>>
  /** The implicit context handed on (`{{> card user}}`, a partial inside `each`). */
  readonly context?: PathFact
  /** The included template also sees the names of this one. */
  readonly inherits: boolean
  /** The innermost block around it, by index. */
  readonly block?: number
}

/** Something that looks like one real person's data, written into the template. */
export interface LiteralFact {
  readonly kind: 'email' | 'phone' | 'token' | 'name'
  readonly value: string
  readonly span: Span
  readonly context: TemplateContext
}

/** A `mailto:` link. `people` are its recipients: literal addresses, or indexes into `outputs`. */
export interface LinkFact {
  readonly span: Span
  readonly context: TemplateContext
  readonly people: readonly LinkPerson[]
}

export type LinkPerson = { readonly literal: string; readonly span: Span } | { readonly output: number; readonly span: Span }

export interface TemplateNote {
  readonly kind: NoteKind
  readonly span: Span
  readonly message: string
  /** 1-based, where the note has a place. */
  readonly line?: number
}

/**
 * `caps`: too large, so that the scanner's reading stands. `include`: not followed. `syntax`: broken where it stands. `page`: what was
 * found of a file that was asked for by its name is not told, as only browsers show it. `sends`: code through which a send was not followed
 * to its end.
 */
export type NoteKind = 'caps' | 'include' | 'page' | 'sends' | 'syntax'

/** The templates of a project as the linker asks for them. */
export interface TemplateLibrary {
  /** Which templates code may mean by a name or path; `from` is the file that says it, `engine` the package that renders. Sorted. */
  find(from: string, name: string, engine?: string): readonly string[]
  template(file: string): TemplateFacts | undefined
  /** All that a template prints, by its includes too: paths begin at its own context. `partials` are files by the name that code gives them. */
  printed(file: string, partials?: ReadonlyMap<string, string>): readonly OutputFact[]
  /** What a template prints that is written in the code; `engine` is the package that renders it. */
  written(text: string, engine?: string): readonly OutputFact[]
  /** What a reader reads of it, without markup. */
  shown(file: string): readonly MailPiece[]
}
