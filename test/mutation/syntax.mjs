import { parse } from '@babel/parser'

const always = ['decorators-legacy', 'importAttributes', 'explicitResourceManagement']

/** The Babel program of a file; undefined where it doesn't parse. Offsets are UTF-16 code units. */
export function programOf(file, text) {
  const typed = /\.[mc]?tsx?$/.test(file)
  const sets = typed
    ? [[...always, 'typescript', ...(file.endsWith('x') ? ['jsx'] : [])]]
    : [
        [...always, 'jsx', 'flow'],
        [...always, 'jsx', 'typescript'],
      ]
  for (const plugins of sets) {
    try {
      return parse(text, {
        sourceType: 'unambiguous',
        allowReturnOutsideFunction: true,
        allowAwaitOutsideFunction: true,
        plugins,
      }).program
    } catch {
      continue
    }
  }
  return undefined
}

/** Walks all nodes below one, parents first; `visit(node, ancestors)`, outermost ancestor first, may return false to go no deeper. */
export function walk(node, visit, ancestors = []) {
  if (visit(node, ancestors) === false) return
  const inner = [...ancestors, node]
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc' || /[cC]omments$/.test(key)) continue
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') walk(child, visit, inner)
  }
}

export function isFunction(node) {
  return /^(?:Function(?:Declaration|Expression)|ArrowFunctionExpression|(?:Object|Class|ClassPrivate)Method)$/.test(node.type)
}

export function keyOf(property) {
  if (property.type !== 'ObjectProperty' && property.type !== 'ObjectMethod') return undefined
  if (property.computed) return undefined
  return property.key.type === 'StringLiteral' ? property.key.value : property.key.name
}

/** `as T`, `!`, `satisfies T` and parentheses taken off. */
export function bare(node) {
  for (let at = node; ; at = at.expression) {
    if (!/^(?:TSAsExpression|TSNonNullExpression|TSSatisfiesExpression|ParenthesizedExpression|TypeCastExpression)$/.test(at.type))
      return at
  }
}

export function namesIn(pattern) {
  const names = new Set()
  walk(pattern, (node) => {
    if (node.type === 'Identifier') names.add(node.name)
  })
  return names
}

/**
 * Applies edits `{ start, end, text }` that don't overlap; of two insertions at one place the first given stands first.
 * `lines` holds the 1-based first and last line of each edit in the new text.
 */
export function edited(text, edits) {
  let result = ''
  let at = 0
  const lines = []
  for (const { start, end, text: given } of edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.start - b.start || a.order - b.order)) {
    if (start < at) throw new Error(`edits overlap at ${start}`)
    result += text.slice(at, start)
    const first = lineAt(result, result.length)
    result += given
    lines.push([first, lineAt(result, result.length)])
    at = end
  }
  return { text: result + text.slice(at), lines }
}

export function lineAt(text, offset) {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
