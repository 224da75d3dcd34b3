import type { Expression, RawPath, Scan, ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'

interface Node {
  readonly type?: string
  readonly name?: unknown
  readonly position?: { readonly start: number; readonly end: number }
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/**
 * Checks the scanner against Shopify's own tree: where both see an output at the same place, the tree's variable ranges
 * must cover the scanner's paths. What the tree calls text (an unknown tag, another language) stays as scanned.
 */
export function readLiquidAst(text: string, scan: Scan, parse: (text: string) => unknown): Scan | undefined {
  const lookups = new Map<number, Node>()
  try {
    collect(parse(text), lookups, 0)
  } catch {
    return undefined
  }
  const events: ScanEvent[] = []
  for (const event of scan.events) {
    const markup = event.k === 'output' ? lookups.get(event.span[0]) : undefined
    const expression = event.k === 'output' && markup ? align(event.expression, markup) : undefined
    events.push(event.k === 'output' && expression ? { ...event, expression } : event)
  }
  return { tags: scan.tags, events }
}

function collect(value: unknown, found: Map<number, Node>, depth: number): void {
  if (depth > 400) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, depth + 1)
    return
  }
  if (!isNode(value)) return
  if (value.type === 'LiquidVariableOutput' && value.position && isNode(value.markup)) found.set(value.position.start, value.markup)
  for (const key of ['children', 'body', 'nodes', 'markup', 'attributes', 'value']) collect(value[key], found, depth + 1)
}

/** Paths that the tree knows nothing of are dropped: they were words of a string or an argument's name. */
function align(expression: Expression, markup: Node): Expression {
  const ranges: Span[] = []
  lookupsIn(markup, ranges, 0)
  if (ranges.length === 0) return expression
  const paths: RawPath[] = []
  for (const path of expression.paths) {
    if (ranges.some(([start, end]) => start <= path.span[0] && path.span[0] < end)) paths.push(path)
  }
  return { ...expression, paths }
}

function lookupsIn(value: unknown, ranges: Span[], depth: number): void {
  if (depth > 60 || typeof value !== 'object' || value === null) return
  if (isNode(value) && value.type === 'VariableLookup' && value.position) ranges.push([value.position.start, value.position.end])
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'source' && key !== 'parentNode' && key !== 'position') lookupsIn(child, ranges, depth + 1)
  }
}
