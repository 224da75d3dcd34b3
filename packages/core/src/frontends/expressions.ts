import type { Argument, ArrayItem, ObjectEntry, TermId } from '../facts.js'
import { lowerChain, lowerDynamicImport } from './chains.js'
import { lowerClass } from './classes.js'
import { lowerFunction } from './functions.js'
import { lowerJsx } from './jsx.js'
import { addEffect, addTerm, inScope, typeText, underGuard, type Lowering } from './lowering.js'
import { child, children, flag, keyOf, nameOf, partsOf, plain, slots, spanOf, text, undecorated, type Node } from './nodes.js'
import { lowerAssignment } from './patterns.js'
import { declare, lookUp } from './scopes.js'
import { nameFunction } from './statements.js'
import { lowerBinary, lowerLiteral, lowerTemplate } from './operands.js'

/** Lowers an expression and all that happens in it. What carries no value we can read becomes `unknown`, its parts still read. */
export function lowerExpression(low: Lowering, given: Node): TermId {
  const node = plain(given)
  const of = (field: string): TermId => lowerExpression(low, child(node, field)!)

  switch (node.type) {
    case 'Literal':
      return lowerLiteral(low, node)
    case 'TemplateLiteral':
      return lowerTemplate(low, node)
    case 'Identifier': {
      const binding = lookUp(low, nameOf(node))
      return addTerm(low, binding === undefined ? { k: 'global', name: nameOf(node) } : { k: 'ref', binding }, node)
    }
    case 'ThisExpression':
      return addTerm(low, { k: 'this' }, node)
    case 'Super':
      return addTerm(low, { k: 'super' }, node)
    case 'ObjectExpression':
      return addTerm(low, { k: 'object', entries: lowerEntries(low, children(node, 'properties')) }, node)
    case 'ArrayExpression': {
      const items = slots(node, 'elements').map((item): ArrayItem => (item ? lowerArgument(low, item) : { hole: true }))
      return addTerm(low, { k: 'array', items }, node)
    }
    case 'MemberExpression':
    case 'CallExpression':
    case 'NewExpression':
      return lowerChain(low, node)
    case 'ImportExpression':
      return lowerDynamicImport(low, node, child(node, 'source'))
    case 'TaggedTemplateExpression': {
      const tag = of('tag')
      const id = addTerm(low, { k: 'tagged', tag, quasi: of('quasi') }, node)
      addEffect(low, { k: 'call', term: id }, node)
      return id
    }
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      const id = child(node, 'id')
      const kind = node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function'
      return lowerSelfNamed(low, node, 'function', () =>
        addTerm(low, { k: 'function', function: lowerFunction(low, node, { kind, name: id && nameOf(id) }) }, node),
      )
    }
    case 'ClassExpression': {
      const id = child(node, 'id')
      const bare = undecorated(low.text, node)
      return lowerSelfNamed(low, bare, 'class', () => addTerm(low, { k: 'class', class: lowerClass(low, bare, id && nameOf(id)) }, bare))
    }
    case 'AwaitExpression': {
      const id = addTerm(low, { k: 'await', of: of('argument') }, node)
      addEffect(low, { k: 'await', term: id }, node)
      return id
    }
    case 'YieldExpression': {
      const argument = child(node, 'argument')
      const value = argument ? lowerExpression(low, argument) : null
      addEffect(low, { k: 'yield', ...(value !== null && { value }) }, node)
      return addTerm(low, { k: 'yield', of: value, ...(flag(node, 'delegate') && { delegate: true as const }) }, node)
    }
    case 'ConditionalExpression':
      return lowerConditional(low, node)
    case 'LogicalExpression':
      return lowerLogical(low, node)
    case 'BinaryExpression':
      return lowerBinary(low, node)
    case 'UnaryExpression':
      return lowerUnary(low, node)
    case 'UpdateExpression':
      return lowerUpdate(low, node)
    case 'AssignmentExpression':
      return lowerAssignmentExpression(low, node)
    case 'SequenceExpression':
      return children(node, 'expressions')
        .map((one) => lowerExpression(low, one))
        .at(-1)!
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TypeCastExpression':
      return addTerm(low, { k: 'cast', of: of('expression'), type: typeText(low, child(node, 'typeAnnotation')) ?? '' }, node)
    case 'JSXElement':
    case 'JSXFragment':
      return lowerJsx(low, node)
    case 'MetaProperty':
      return addTerm(low, { k: nameOf(child(node, 'meta')!) === 'new' ? 'new.target' : 'import.meta' }, node)
    default:
      for (const part of partsOf(node)) lowerExpression(low, part)
      return addTerm(low, { k: 'unknown' }, node)
  }
}

/** A name that only the function's or class's own code sees: `const retry = function again() { again() }`. */
function lowerSelfNamed(low: Lowering, node: Node, kind: 'function' | 'class', lower: () => TermId): TermId {
  const id = child(node, 'id')
  if (!id) return lower()
  let term = 0
  inScope(low, {}, () => {
    const binding = declare(low, id, kind)
    term = lower()
    addEffect(low, { k: 'write', binding, value: term, init: true }, node)
  })
  return term
}

export function lowerEntries(low: Lowering, properties: readonly Node[]): ObjectEntry[] {
  return properties.map((property): ObjectEntry => {
    if (property.type === 'SpreadElement') return { spread: lowerExpression(low, child(property, 'argument')!) }
    const key = child(property, 'key')!
    const value = child(property, 'value')!
    const name = keyOf(key, flag(property, 'computed'))
    if (name === undefined) {
      const computed = lowerExpression(low, key)
      return { computed, value: lowerExpression(low, value) }
    }
    const accessor = text(property, 'kind')
    const isAccessor = accessor === 'get' || accessor === 'set'
    if (isAccessor || flag(property, 'method')) {
      const kind = accessor === 'get' ? 'getter' : accessor === 'set' ? 'setter' : 'method'
      const id = addTerm(low, { k: 'function', function: lowerFunction(low, value, { kind, name }) }, value)
      return { key: name, keySpan: spanOf(key), value: id, ...(isAccessor ? { accessor } : { method: true as const }) }
    }
    const id = lowerExpression(low, value)
    nameFunction(low, id, name)
    return { key: name, keySpan: spanOf(key), value: id, ...(flag(property, 'shorthand') && { shorthand: true as const }) }
  })
}

export function lowerArgument(low: Lowering, node: Node): Argument {
  return node.type === 'SpreadElement' ? { spread: lowerExpression(low, child(node, 'argument')!) } : { item: lowerExpression(low, node) }
}

function lowerConditional(low: Lowering, node: Node): TermId {
  const test = lowerExpression(low, child(node, 'test')!)
  const of: TermId[] = []
  underGuard(low, { test, holds: true }, () => of.push(lowerExpression(low, child(node, 'consequent')!)))
  underGuard(low, { test, holds: false }, () => of.push(lowerExpression(low, child(node, 'alternate')!)))
  return addTerm(low, { k: 'either', op: '?:', test, of }, node)
}

function lowerLogical(low: Lowering, node: Node): TermId {
  const op = text(node, 'operator') as '||' | '??' | '&&'
  const left = lowerExpression(low, child(node, 'left')!)
  const of = [left]
  underGuard(low, { test: left, holds: op === '&&' }, () => of.push(lowerExpression(low, child(node, 'right')!)))
  return addTerm(low, { k: 'either', op, test: left, of }, node)
}

function lowerUnary(low: Lowering, node: Node): TermId {
  const argument = plain(child(node, 'argument')!)
  if (text(node, 'operator') === 'delete' && argument.type === 'MemberExpression') {
    const of = lowerExpression(low, child(argument, 'object')!)
    const property = child(argument, 'property')!
    const key = keyOf(property, flag(argument, 'computed'))
    addEffect(low, { k: 'set', of, ...(key === undefined ? { computed: lowerExpression(low, property) } : { key }), op: 'delete' }, node)
    return addTerm(low, { k: 'unknown' }, node)
  }
  return addTerm(low, { k: 'unary', op: text(node, 'operator'), of: lowerExpression(low, argument) }, node)
}

/** `total++`; the parts of a member are met once. */
function lowerUpdate(low: Lowering, node: Node): TermId {
  const argument = child(node, 'argument')!
  const op = text(node, 'operator')
  const before = lowerExpression(low, argument)
  const value = addTerm(low, { k: 'unary', op, of: before }, node)
  const term = low.terms[before]!
  if (term.k === 'field') addEffect(low, { k: 'set', of: term.of, key: term.name, value, op }, node)
  else if (term.k === 'index') addEffect(low, { k: 'set', of: term.of, computed: term.at, value, op }, node)
  else lowerAssignment(low, argument, value, node, op)
  return value
}

/** The value of an assignment is what was assigned. */
function lowerAssignmentExpression(low: Lowering, node: Node): TermId {
  const target = plain(child(node, 'left')!)
  const value = lowerExpression(low, child(node, 'right')!)
  const name =
    target.type === 'Identifier'
      ? nameOf(target)
      : target.type === 'MemberExpression'
        ? keyOf(child(target, 'property')!, flag(target, 'computed'))
        : undefined
  if (name !== undefined) nameFunction(low, value, name)
  const op = text(node, 'operator')
  lowerAssignment(low, target, value, node, op === '=' ? undefined : op)
  return value
}
