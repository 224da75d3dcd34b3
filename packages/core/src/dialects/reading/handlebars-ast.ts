import type { Expression, RawPath, Scan, ScanEvent } from '../../dialect.js'
import { lineStartsOf } from '../../source.js'

interface Point {
  readonly line: number
  readonly column: number
}

interface Node {
  readonly type?: string
  readonly loc?: { readonly start: Point; readonly end: Point }
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/**
 * Checks the scanner against the tree of `@handlebars/parser`: paths that the tree does not have inside the same mustache
 * are dropped. Refused files, and constructs that a dialect of Handlebars adds, stay as scanned.
 */
export function readHandlebarsAst(text: string, scan: Scan, parse: (text: string) => unknown): Scan | undefined {
  const paths = new Set<number>()
  const plain = withPlainLines(text)
  const starts = lineStartsOf(plain)
  try {
    collect(parse(plain), starts, paths, 0)
  } catch {
    return undefined
  }
  const events: ScanEvent[] = []
  for (const event of scan.events) events.push(event.k === 'output' ? { ...event, expression: align(event.expression, paths) } : event)
  return { tags: scan.tags, events }
}

/** The Handlebars lexer and its grammar disagree on what ends a line: in this text of the same length they don’t. */
function withPlainLines(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n').replace(/[\u2028\u2029]/g, ' ')
}

function collect(value: unknown, starts: readonly number[], paths: Set<number>, depth: number): void {
  if (depth > 1000) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, starts, paths, depth + 1)
    return
  }
  if (!isNode(value)) {
    if (depth > 0 && typeof value === 'object' && value !== null && 'pairs' in value) collect(value.pairs, starts, paths, depth + 1)
    return
  }
  if (value.type === 'PathExpression' && value.loc) paths.add((starts[value.loc.start.line - 1] ?? 0) + value.loc.start.column)
  for (const key of ['body', 'program', 'inverse', 'path', 'params', 'hash', 'pairs', 'value', 'name', 'callee'])
    collect(value[key], starts, paths, depth + 1)
}

function align(expression: Expression, known: ReadonlySet<number>): Expression {
  const paths: RawPath[] = []
  for (const path of expression.paths) if (known.has(path.span[0])) paths.push(path)
  return { ...expression, paths }
}
