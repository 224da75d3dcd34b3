import type { ObjectEntry, TermId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { addTerm, type Lowering } from './lowering.js'
import { child, children, nameOf, spanOf, type Node } from './nodes.js'
import { lookUp } from './scopes.js'

export function lowerJsx(low: Lowering, node: Node): TermId {
  const opening = child(node, 'openingElement')
  if (!opening)
    return addTerm(low, { k: 'jsx', tag: null, name: '', props: [], children: lowerChildren(low, children(node, 'children')) }, node)
  const element = child(opening, 'name')!
  const name = jsxName(element)
  // Lower-case names are the markup's own elements.
  const tag = /^[A-Z_$]|\./.test(name) ? lowerTag(low, element) : null
  const props = children(opening, 'attributes').map((attribute) => lowerAttribute(low, attribute))
  return addTerm(low, { k: 'jsx', tag, name, props, children: lowerChildren(low, children(node, 'children')) }, node)
}

function lowerAttribute(low: Lowering, attribute: Node): ObjectEntry {
  if (attribute.type === 'JSXSpreadAttribute') return { spread: lowerExpression(low, child(attribute, 'argument')!) }
  const name = child(attribute, 'name')!
  const value = child(attribute, 'value')
  return { key: jsxName(name), keySpan: spanOf(name), value: lowerAttributeValue(low, attribute, value) }
}

function lowerAttributeValue(low: Lowering, attribute: Node, value: Node | undefined): TermId {
  if (!value) return addTerm(low, { k: 'literal', value: true }, attribute)
  if (value.type === 'Literal') return addTerm(low, { k: 'literal', value: written(low, value).slice(1, -1) }, value)
  return lowerExpression(low, value.type === 'JSXExpressionContainer' ? child(value, 'expression')! : value)
}

function lowerChildren(low: Lowering, nodes: readonly Node[]): TermId[] {
  const terms: TermId[] = []
  for (const node of nodes) {
    if (node.type === 'JSXText') {
      // As written: parsers disagree on whether entities are decoded.
      const value = jsxText(written(low, node))
      if (value.trim() !== '') terms.push(addTerm(low, { k: 'literal', value }, node))
      continue
    }
    const inner = /^JSX(ExpressionContainer|SpreadChild)$/.test(node.type) ? child(node, 'expression')! : node
    if (inner.type !== 'JSXEmptyExpression') terms.push(lowerExpression(low, inner))
  }
  return terms
}

/** Lines joined by a space, without their indentation, as JSX reads them. */
function jsxText(source: string): string {
  const lines = source.split(/\r\n|\n|\r/)
  const last = lines.length - 1
  const trimmed = lines.map((line, index) => {
    const begun = index > 0 ? line.trimStart() : line
    return index < last ? begun.trimEnd() : begun
  })
  return trimmed.filter((line) => line !== '').join(' ')
}

function written(low: Lowering, node: Node): string {
  const [start, end] = spanOf(node)
  return low.text.slice(start, end)
}

function jsxName(node: Node): string {
  if (node.type === 'JSXMemberExpression') return `${jsxName(child(node, 'object')!)}.${jsxName(child(node, 'property')!)}`
  if (node.type === 'JSXNamespacedName') return `${jsxName(child(node, 'namespace')!)}:${jsxName(child(node, 'name')!)}`
  return nameOf(node)
}

function lowerTag(low: Lowering, node: Node): TermId {
  if (node.type === 'JSXMemberExpression') {
    const property = child(node, 'property')!
    return addTerm(low, { k: 'field', of: lowerTag(low, child(node, 'object')!), name: nameOf(property), nameSpan: spanOf(property) }, node)
  }
  if (nameOf(node) === 'this') return addTerm(low, { k: 'this' }, node)
  const binding = lookUp(low, nameOf(node))
  return addTerm(low, binding === undefined ? { k: 'global', name: nameOf(node) } : { k: 'ref', binding }, node)
}
