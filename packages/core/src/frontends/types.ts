import type { ObjectEntry, TermId, TypeFact } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { addTerm, typeText, type Lowering } from './lowering.js'
import { child, children, keyOf, nameOf, spanOf, type Node } from './nodes.js'

export function lowerTypeDeclaration(low: Lowering, node: Node): void {
  const id = child(node, 'id')
  if (!id) return
  if (node.type === 'TSInterfaceDeclaration') {
    const parents = children(node, 'extends').map((one) => typeText(low, one) ?? '')
    low.types.push({
      name: nameOf(id),
      kind: 'interface',
      members: membersOf(low, children(child(node, 'body')!, 'body')),
      ...(parents.length > 0 && { extends: parents }),
    })
    return
  }
  if (node.type !== 'TSTypeAliasDeclaration') return
  const annotation = child(node, 'typeAnnotation')!
  const isObject = annotation.type === 'TSTypeLiteral'
  const type = isObject ? undefined : typeText(low, annotation)
  low.types.push({
    name: nameOf(id),
    kind: 'alias',
    members: isObject ? membersOf(low, children(annotation, 'members')) : [],
    ...(type !== undefined && { type }),
  })
}

function membersOf(low: Lowering, members: readonly Node[]): TypeFact['members'] {
  return members.flatMap((member) => {
    const key = child(member, 'key')
    const name = key && keyOf(key, member['computed'] === true)
    if (name === undefined) return []
    if (member.type === 'TSMethodSignature')
      return [{ name, type: `()=>${typeText(low, child(member, 'returnType') ?? child(member, 'typeAnnotation')) ?? 'any'}` }]
    return [{ name, type: typeText(low, child(member, 'typeAnnotation')) ?? 'any' }]
  })
}

/** An enum is an object of its members. */
export function lowerEnum(low: Lowering, node: Node): TermId {
  const members = children(child(node, 'body') ?? node, 'members')
  const entries = members.map((member): ObjectEntry => {
    const id = child(member, 'id')!
    const value = child(member, 'initializer')
    return { key: nameOf(id), keySpan: spanOf(id), value: value ? lowerExpression(low, value) : addTerm(low, { k: 'unknown' }, member) }
  })
  return addTerm(low, { k: 'object', entries }, node)
}
