import { ConfigCommentParser, Directive, TextSourceCodeBase, VisitNodeStep, type DirectiveType } from '@eslint/plugin-kit'
import { commentsInTemplate, lineStartsOf, positionAt, readTemplate, type Span, type Tag, type TemplateFacts } from '@undisclosed/core'
import type { ESLint } from 'eslint'
import { brokenIn } from './broken.js'

interface Position {
  readonly line: number
  readonly column: number
}

interface Node {
  readonly range: Span
  loc: { readonly start: Position; readonly end: Position }
}

/** A tag of the template language; `kind` and `dialect` are those of core’s `Tag`. */
export interface TagNode extends Node, Pick<Tag, 'kind' | 'dialect' | 'name'> {
  readonly type: 'Tag'
}

/** A comment of the template language or of its markup. `value` is what it says, without its marks. */
export interface CommentNode extends Node {
  readonly type: 'Comment'
  readonly value: string
}

/** The root. `body` holds tags and comments in source order; ranges are UTF-16 offsets, columns begin at 0. */
export interface TemplateNode extends Node {
  readonly type: 'Template'
  readonly body: readonly (TagNode | CommentNode)[]
  /** What is never closed, closes nothing, or has no end. */
  readonly broken: readonly SyntaxProblem[]
}

interface SyntaxProblem {
  readonly ruleId: null
  readonly message: string
  readonly loc: Node['loc']
}

type AnyNode = TemplateNode | TagNode | CommentNode
interface Options {
  LangOptions: Record<string, unknown>
  RootNode: TemplateNode
  SyntaxElementWithLoc: AnyNode
  ConfigNode: CommentNode
}
type Language = NonNullable<ESLint.Plugin['languages']>[string]

const visitorKeys = { Template: ['body'], Tag: [], Comment: [] }

function parseTemplate(text: string, file: string, tolerant: boolean): TemplateNode {
  const starts = lineStartsOf(text)
  const at = (offset: number): Position => {
    const { line, column } = positionAt(starts, offset)
    return { line, column: column - 1 }
  }
  const placed = (range: Span): Node => ({ range, loc: { start: at(range[0]), end: at(range[1]) } })
  const facts = readTemplate(text, { file })
  const broken = brokenIn(facts, tolerant).map(({ span, message }): SyntaxProblem => ({ ruleId: null, message, loc: placed(span).loc }))
  return { type: 'Template', ...placed([0, text.length]), body: bodyOf(text, facts, placed), broken }
}

function bodyOf(text: string, facts: TemplateFacts, placed: (range: Span) => Node): (TagNode | CommentNode)[] {
  const comments = commentsInTemplate(text, facts)
  const taken = new Set(comments.map(({ span }) => span[0]))
  const tags = facts.tags
    .filter(({ span }) => !taken.has(span[0]))
    .map(({ span, kind, dialect, name }): TagNode => ({ type: 'Tag', kind, dialect, ...(name !== undefined && { name }), ...placed(span) }))
  const told = comments.map(({ span, body }): CommentNode => ({ type: 'Comment', value: text.slice(...body), ...placed(span) }))
  return [...tags, ...told].sort((a, b) => a.range[0] - b.range[0])
}

const inline = /^eslint(?:-(?:en|dis)able(?:(?:-next)?-line)?)?(?:\s|$)/
const parser = new ConfigCommentParser()

/** A template as ESLint’s rules are handed it. */
export class TemplateSourceCode extends TextSourceCodeBase<Options> {
  readonly #parents = new Map<AnyNode, TemplateNode>()

  constructor(text: string, ast: TemplateNode) {
    // All line ends that ESLint counts in code, and no more than core counts.
    super({ text, ast, lineEndingPattern: /\r\n|[\r\n\u2028\u2029]/u })
    for (const node of ast.body) this.#parents.set(node, ast)
  }

  override getParent(node: AnyNode): TemplateNode | undefined {
    return this.#parents.get(node)
  }

  get comments(): CommentNode[] {
    return this.ast.body.filter((node): node is CommentNode => node.type === 'Comment')
  }

  /** Rules for JavaScript that a config sets for all files ask for it when they are made, and then meet no node of theirs. */
  getAllComments(): CommentNode[] {
    return this.comments
  }

  getInlineConfigNodes(): CommentNode[] {
    return this.comments.filter(({ value }) => inline.test(value))
  }

  /** A broken template is told here and not as a fatal error, which would keep every rule from what stands before the damage. */
  getDisableDirectives(): { problems: readonly SyntaxProblem[]; directives: Directive[] } {
    const directives: Directive[] = []
    for (const node of this.getInlineConfigNodes()) {
      const { label, value, justification } = parser.parseDirective(node.value) ?? {}
      if (label === undefined || label === 'eslint') continue
      directives.push(
        new Directive({ type: label.slice('eslint-'.length) as DirectiveType, node, value: value!, justification: justification! }),
      )
    }
    return { problems: this.ast.broken, directives }
  }

  applyInlineConfig(): {
    configs: { config: { rules: object }; loc: Node['loc'] }[]
    problems: { ruleId: null; message: string; loc: Node['loc'] }[]
  } {
    const configs = []
    const problems = []
    for (const node of this.getInlineConfigNodes()) {
      const { label, value } = parser.parseDirective(node.value) ?? {}
      if (label !== 'eslint') continue
      const read = parser.parseJSONLikeConfig(value!)
      if (read.ok) configs.push({ config: { rules: read.config }, loc: node.loc })
      else problems.push({ ruleId: null, message: read.error.message, loc: node.loc })
    }
    return { configs, problems }
  }

  override traverse(): VisitNodeStep[] {
    const { ast } = this
    const visited = (target: AnyNode, parent?: AnyNode): VisitNodeStep[] =>
      ([1, 2] as const).map((phase) => new VisitNodeStep({ target, phase, args: [target, parent] }))
    const [enter, leave] = visited(ast)
    return [enter!, ...ast.body.flatMap((node) => visited(node, ast)), leave!]
  }
}

interface LanguageContext {
  readonly languageOptions?: { readonly tolerant?: unknown }
}

/** `undisclosed/template`: whatever template language a file is in. Options of other languages are let pass and not read. */
export const templateLanguage = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys,
  validateLanguageOptions: () => undefined,
  parse: (file: { body: string; path: string }, { languageOptions }: LanguageContext = {}) => ({
    ok: true,
    ast: parseTemplate(file.body, file.path.replaceAll('\\', '/'), languageOptions?.tolerant === true),
  }),
  createSourceCode: (file: { body: string }, { ast }: { ast: TemplateNode }) => new TemplateSourceCode(file.body, ast),
} as unknown as Language
