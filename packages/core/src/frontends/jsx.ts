import type { ObjectEntry, TermId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { addTerm, type Lowering } from './lowering.js'
import { child, children, nameOf, spanOf, type Node } from './nodes.js'
import { lookUp } from './scopes.js'

export function lowerJsx(low: Lowering, node: Node): TermId {
  const opening = child(node, 'openingElement')
  if (!opening)
    return addTerm(low, { k: 'jsx', tag: null, name: '', props: [], children: lowerChildren(low, children(node, 'children')) }, node)
  const written = child(opening, 'name')!
  const name = jsxName(written)
  // Lower-case names are the markup's own elements.
  const tag = /^[A-Z_$]|\./.test(name) ? lowerTag(low, written) : null
  const props = children(opening, 'attributes').map((attribute) => lowerAttribute(low, attribute))
  return addTerm(low, { k: 'jsx', tag, name, props, children: lowerChildren(low, children(node, 'children')) }, node)
}

function lowerAttribute(low: Lowering, attribute: Node): ObjectEntry {
  if (attribute.type === 'JSXSpreadAttribute') return { spread: lowerExpression(low, child(attribute, 'argument')!) }
  const name = child(attribute, 'name')!
  const value = child(attribute, 'value')
  const expression = value?.type === 'JSXExpressionContainer' ? child(value, 'expression') : value
  const id = expression ? lowerExpression(low, expression) : addTerm(low, { k: 'literal', value: true }, attribute)
  return { key: jsxName(name), keySpan: spanOf(name), value: id }
}

function lowerChildren(low: Lowering, nodes: readonly Node[]): TermId[] {
  const terms: TermId[] = []
  for (const node of nodes) {
    if (node.type === 'JSXText') {
      // As written: parsers disagree on whether entities are decoded.
      const [start, end] = spanOf(node)
      const value = low.text.slice(start, end).replace(/\s*\n\s*/g, ' ')
      if (value.trim() !== '') terms.push(addTerm(low, { k: 'literal', value }, node))
      continue
    }
    const inner = /^JSX(ExpressionContainer|SpreadChild)$/.test(node.type) ? child(node, 'expression')! : node
    if (inner.type !== 'JSXEmptyExpression') terms.push(lowerExpression(low, inner))
  }
  return terms
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
  const binding = lookUp(low, nameOf(node))
  return addTerm(low, binding === undefined ? { k: 'global', name: nameOf(node) } : { k: 'ref', binding }, node)
}
