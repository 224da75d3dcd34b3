import type { TermId } from '../facts.js'
import { lowerArgument, lowerExpression } from './expressions.js'
import { addEffect, addSpecifier, addTerm, typeText, type Lowering, type TermDraft } from './lowering.js'
import { child, children, flag, keyOf, nameOf, plain, spanOf, type Node } from './nodes.js'
import { lookUp } from './scopes.js'

/** `a.b(c).d[e]`: from the innermost link outwards, without recursion, since builders chain hundreds of calls. */
export function lowerChain(low: Lowering, node: Node): TermId {
  const links: Node[] = []
  let at = node
  while (isLink(low, at)) {
    links.push(at)
    at = plain(child(at, at.type === 'MemberExpression' ? 'object' : 'callee')!)
  }
  let term = links.length === 0 ? lowerModuleCall(low, at) : lowerExpression(low, at)
  for (const link of links.reverse()) term = link.type === 'MemberExpression' ? lowerMember(low, link, term) : lowerCall(low, link, term)
  return term
}

function isLink(low: Lowering, node: Node): boolean {
  if (node.type === 'MemberExpression' || node.type === 'NewExpression') return true
  return node.type === 'CallExpression' && child(node, 'callee')!.type !== 'Import' && requiredBy(low, node) === undefined
}

/** What `require('x')` names, where nothing in the file declares `require`. */
function requiredBy(low: Lowering, node: Node): string | undefined {
  const callee = child(node, 'callee')!
  if (callee.type !== 'Identifier' || nameOf(callee) !== 'require' || lookUp(low, 'require') !== undefined) return undefined
  const first = children(node, 'arguments')[0]
  return first?.type === 'Literal' && typeof first['value'] === 'string' ? first['value'] : undefined
}

function lowerModuleCall(low: Lowering, node: Node): TermId {
  const source = requiredBy(low, node)
  if (source === undefined) return lowerDynamicImport(low, node, children(node, 'arguments')[0])
  addSpecifier(low, source)
  return addTerm(low, { k: 'import', source, name: '*', via: 'require' }, node)
}

function lowerMember(low: Lowering, node: Node, of: TermId): TermId {
  const property = child(node, 'property')!
  const name = keyOf(property, flag(node, 'computed'))
  if (name !== undefined) return addTerm(low, { k: 'field', of, name, nameSpan: spanOf(property) }, node)
  return addTerm(low, { k: 'index', of, at: lowerExpression(low, property) }, node)
}

function lowerCall(low: Lowering, node: Node, callee: TermId): TermId {
  const args = children(node, 'arguments').map((argument) => lowerArgument(low, argument))
  const types = typeText(low, child(node, 'typeArguments') ?? child(node, 'typeParameters'))
  const term = { k: 'call', callee, args } as TermDraft<'call'>
  if (node.type === 'NewExpression') term.construct = true
  if (types !== undefined) term.types = types
  const id = addTerm(low, term, node)
  addEffect(low, { k: 'call', term: id }, node)
  return id
}

export function lowerDynamicImport(low: Lowering, node: Node, source: Node | undefined): TermId {
  if (source?.type === 'Literal' && typeof source['value'] === 'string') {
    addSpecifier(low, source['value'])
    return addTerm(low, { k: 'import', source: source['value'], name: '*', via: 'dynamic' }, node)
  }
  if (source) lowerExpression(low, source)
  return addTerm(low, { k: 'unknown' }, node)
}
