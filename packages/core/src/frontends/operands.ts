import type { TermId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { addTerm, type Lowering } from './lowering.js'
import { child, children, cooked, plain, spanOf, text, type Node } from './nodes.js'

export function lowerLiteral(low: Lowering, node: Node): TermId {
  if (isObject(node['regex']))
    return addTerm(low, { k: 'regex', ...(matchesOneAddress(node['regex']['pattern']) && { address: true }) }, node)
  const value = node['value']
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    if (typeof node['bigint'] !== 'string') return addTerm(low, { k: 'literal', value }, node)
  }
  return addTerm(low, { k: 'unknown' }, node)
}

export function lowerTemplate(low: Lowering, node: Node): TermId {
  const parts: TermId[] = []
  const expressions = children(node, 'expressions')
  for (const [index, quasi] of children(node, 'quasis').entries()) {
    const value = cooked(quasi)
    // Parsers disagree on whether an element's range holds its delimiters, so its place is found from its neighbours.
    if (value !== '') parts.push(addTerm(low, { k: 'literal', value }, quasiSpan(low, node, expressions, index)))
    const expression = expressions[index]
    if (expression) parts.push(lowerExpression(low, expression))
  }
  return addTerm(low, { k: 'text', parts }, node)
}

function quasiSpan(low: Lowering, node: Node, expressions: readonly Node[], index: number): readonly [number, number] {
  const [start, end] = spanOf(node)
  const before = expressions[index - 1]
  const after = expressions[index]
  const from = before ? low.text.indexOf('}', spanOf(before)[1]) + 1 : start + 1
  const to = after ? low.text.lastIndexOf('${', spanOf(after)[0]) : end - 1
  return [from, Math.max(from, to)]
}

/** A chain of `+` becomes one text, taken apart without recursion: generated files hold thousands in a row. */
export function lowerBinary(low: Lowering, node: Node): TermId {
  const op = text(node, 'operator')
  if (op === '+') {
    const operands: Node[] = []
    const stack = [node]
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (next.type === 'BinaryExpression' && text(next, 'operator') === '+')
        stack.push(plain(child(next, 'right')!), plain(child(next, 'left')!))
      else operands.push(next)
    }
    const lowered = operands.map((operand) => lowerExpression(low, operand))
    if (!operands.every(isNumeric)) return addTerm(low, { k: 'text', parts: lowered }, node)
    const [start] = spanOf(node)
    return lowered.reduce((left, right, index) => addTerm(low, { k: 'binary', op, left, right }, [start, spanOf(operands[index]!)[1]]))
  }
  const written = child(node, 'left')!
  const left =
    written.type === 'PrivateIdentifier' || written.type === 'PrivateName'
      ? addTerm(low, { k: 'unknown' }, written)
      : lowerExpression(low, written)
  return addTerm(low, { k: 'binary', op, left, right: lowerExpression(low, child(node, 'right')!) }, node)
}

function isNumeric(node: Node): boolean {
  if (node.type === 'Literal') return typeof node['value'] === 'number'
  return node.type === 'UpdateExpression' || (node.type === 'BinaryExpression' && text(node, 'operator') !== '+')
}

/** `^[^\s@]+@[^\s@]+$`: no comma parts what it matches, and it has to match all of it. */
function matchesOneAddress(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || !/^\^.*@.*\$$/s.test(pattern)) return false
  return !/[,;\s]/.test(pattern.replace(/\[\^[^\]]*\]/g, ''))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
