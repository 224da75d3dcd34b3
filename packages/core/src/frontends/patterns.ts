import type { TermId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { addEffect, addTerm, typeText, type Lowering } from './lowering.js'
import { child, children, flag, keyOf, nameOf, plain, slots, spanOf, type Node } from './nodes.js'
import { lookUp } from './scopes.js'

/** Takes a value apart into names: declarations, parameters and destructuring assignments alike. */
export function lowerPattern(low: Lowering, node: Node, value: TermId, at: Node, init: boolean): void {
  const pattern = plain(node)
  switch (pattern.type) {
    case 'Identifier': {
      const binding = lookUp(low, nameOf(pattern))
      if (binding === undefined) {
        addEffect(low, { k: 'global-write', name: nameOf(pattern), value }, at)
        return
      }
      const type = typeText(low, child(pattern, 'typeAnnotation'))
      if (type !== undefined) low.bindings[binding]!.type ??= type
      addEffect(low, { k: 'write', binding, value, ...(init && { init: true as const }) }, at)
      return
    }
    case 'MemberExpression':
      lowerAssignment(low, pattern, value, at, undefined)
      return
    case 'AssignmentPattern': {
      const otherwise = lowerExpression(low, child(pattern, 'right')!)
      lowerPattern(low, child(pattern, 'left')!, addTerm(low, { k: 'default', of: value, otherwise }, pattern), at, init)
      return
    }
    case 'ObjectPattern':
      lowerObjectPattern(low, pattern, annotated(low, pattern, value), init)
      return
    case 'ArrayPattern':
      for (const [index, element] of slots(pattern, 'elements').entries()) {
        if (!element) continue
        if (element.type === 'RestElement')
          lowerPattern(low, child(element, 'argument')!, addTerm(low, { k: 'rest', of: value, from: index }, element), element, init)
        else
          lowerPattern(
            low,
            element,
            addTerm(low, { k: 'index', of: value, at: addTerm(low, { k: 'literal', value: index }, element) }, element),
            element,
            init,
          )
      }
      return
    case 'TSParameterProperty':
      lowerPattern(low, child(pattern, 'parameter')!, value, at, init)
      return
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      lowerPattern(low, child(pattern, 'expression')!, value, at, init)
      return
    default:
      return
  }
}

/** `const { to }: Body = await request.json()`; a parameter has its type beside it. */
function annotated(low: Lowering, pattern: Node, value: TermId): TermId {
  const type = typeText(low, child(pattern, 'typeAnnotation'))
  return type === undefined || low.terms[value]!.k === 'param' ? value : addTerm(low, { k: 'cast', of: value, type }, pattern)
}

function lowerObjectPattern(low: Lowering, pattern: Node, value: TermId, init: boolean): void {
  const taken: string[] = []
  for (const property of children(pattern, 'properties')) {
    if (property.type === 'RestElement') {
      lowerPattern(low, child(property, 'argument')!, addTerm(low, { k: 'rest', of: value, omit: [...taken] }, property), property, init)
      continue
    }
    const key = child(property, 'key')!
    const name = keyOf(key, flag(property, 'computed'))
    if (name !== undefined) taken.push(name)
    const part =
      name === undefined
        ? addTerm(low, { k: 'index', of: value, at: lowerExpression(low, key) }, property)
        : addTerm(low, { k: 'field', of: value, name, nameSpan: spanOf(key) }, property)
    lowerPattern(low, child(property, 'value')!, part, property, init)
  }
}

/** `target = value` and its kin. CommonJS exports are assignments too. */
export function lowerAssignment(low: Lowering, node: Node, value: TermId, at: Node, op: string | undefined): void {
  const target = plain(node)
  const how = op === undefined ? {} : { op }
  if (target.type === 'Identifier') {
    const binding = lookUp(low, nameOf(target))
    if (binding === undefined) addEffect(low, { k: 'global-write', name: nameOf(target), value, ...how }, at)
    else addEffect(low, { k: 'write', binding, value, ...how }, at)
    return
  }
  if (target.type !== 'MemberExpression') {
    lowerPattern(low, target, value, at, false)
    return
  }
  const object = plain(child(target, 'object')!)
  const property = child(target, 'property')!
  const name = keyOf(property, flag(target, 'computed'))
  if (name === 'exports' && isGlobal(low, object, 'module')) {
    low.exports.push({ name: '=', value, span: spanOf(at) })
    return
  }
  if (name !== undefined && (isGlobal(low, object, 'exports') || isModuleExports(low, object))) {
    low.exports.push({ name, value, span: spanOf(at) })
    return
  }
  if (name !== undefined && namesExports(low, object)) low.exports.push({ name, value, span: spanOf(at) })
  const of = lowerExpression(low, object)
  if (name !== undefined) addEffect(low, { k: 'set', of, key: name, value, ...how }, at)
  else addEffect(low, { k: 'set', of, computed: lowerExpression(low, property), value, ...how }, at)
}

/** `const Mailer = module.exports`, and `Mailer.send = …` later on. */
function namesExports(low: Lowering, node: Node): boolean {
  const binding = node.type === 'Identifier' ? lookUp(low, nameOf(node)) : undefined
  if (binding === undefined || low.bindings[binding]!.kind === 'param') return false
  const write = low.effects.find((effect) => effect.k === 'write' && effect.binding === binding)
  const value = write?.k === 'write' ? low.terms[write.value]! : undefined
  if (value?.k === 'global') return value.name === 'exports'
  const of = value?.k === 'field' && value.name === 'exports' ? low.terms[value.of]! : undefined
  return of?.k === 'global' && of.name === 'module'
}

function isGlobal(low: Lowering, node: Node, name: string): boolean {
  return node.type === 'Identifier' && nameOf(node) === name && lookUp(low, name) === undefined
}

function isModuleExports(low: Lowering, node: Node): boolean {
  if (node.type !== 'MemberExpression') return false
  return isGlobal(low, plain(child(node, 'object')!), 'module') && keyOf(child(node, 'property')!, flag(node, 'computed')) === 'exports'
}
