import type { Argument, ArrayItem, ObjectEntry, TermId } from '../facts.js'
import { lowerClass, lowerFunction } from './functions.js'
import { lowerJsx } from './jsx.js'
import { addEffect, addSpecifier, addTerm, typeText, underGuard, type Lowering } from './lowering.js'
import { child, children, cooked, flag, keyOf, nameOf, plain, slots, spanOf, text, type Node } from './nodes.js'
import { lowerAssignment } from './patterns.js'
import { lookUp } from './scopes.js'
import { nameFunction } from './statements.js'

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
      return lowerMember(low, node)
    case 'CallExpression':
    case 'NewExpression':
      return lowerCall(low, node)
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
      return addTerm(low, { k: 'function', function: lowerFunction(low, node, { kind, name: id && nameOf(id) }) }, node)
    }
    case 'ClassExpression': {
      const id = child(node, 'id')
      return addTerm(low, { k: 'class', class: lowerClass(low, node, id && nameOf(id)) }, node)
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
    case 'UpdateExpression': {
      const value = addTerm(low, { k: 'unary', op: text(node, 'operator'), of: of('argument') }, node)
      lowerAssignment(low, child(node, 'argument')!, value, node, text(node, 'operator'))
      return value
    }
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
      return addTerm(low, { k: 'unknown' }, node)
  }
}

function lowerLiteral(low: Lowering, node: Node): TermId {
  if (node['regex']) return addTerm(low, { k: 'regex' }, node)
  const value = node['value']
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    if (typeof node['bigint'] !== 'string') return addTerm(low, { k: 'literal', value }, node)
  }
  return addTerm(low, { k: 'unknown' }, node)
}

function lowerTemplate(low: Lowering, node: Node): TermId {
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

function lowerArgument(low: Lowering, node: Node): Argument {
  return node.type === 'SpreadElement' ? { spread: lowerExpression(low, child(node, 'argument')!) } : { item: lowerExpression(low, node) }
}

function lowerMember(low: Lowering, node: Node): TermId {
  const of = lowerExpression(low, child(node, 'object')!)
  const property = child(node, 'property')!
  const name = keyOf(property, flag(node, 'computed'))
  if (name !== undefined) return addTerm(low, { k: 'field', of, name, nameSpan: spanOf(property) }, node)
  return addTerm(low, { k: 'index', of, at: lowerExpression(low, property) }, node)
}

function lowerCall(low: Lowering, node: Node): TermId {
  const callee = plain(child(node, 'callee')!)
  const given = children(node, 'arguments')
  if (callee.type === 'Import') return lowerDynamicImport(low, node, given[0])
  const first = given[0]
  if (
    callee.type === 'Identifier' &&
    nameOf(callee) === 'require' &&
    first?.type === 'Literal' &&
    typeof first['value'] === 'string' &&
    lookUp(low, 'require') === undefined
  ) {
    addSpecifier(low, first['value'])
    return addTerm(low, { k: 'import', source: first['value'], name: '*', via: 'require' }, node)
  }
  const target = lowerExpression(low, callee)
  const args = given.map((argument) => lowerArgument(low, argument))
  const types = typeText(low, child(node, 'typeArguments') ?? child(node, 'typeParameters'))
  const id = addTerm(
    low,
    {
      k: 'call',
      callee: target,
      args,
      ...(node.type === 'NewExpression' && { construct: true as const }),
      ...(types !== undefined && { types }),
    },
    node,
  )
  addEffect(low, { k: 'call', term: id }, node)
  return id
}

function lowerDynamicImport(low: Lowering, node: Node, source: Node | undefined): TermId {
  if (source?.type === 'Literal' && typeof source['value'] === 'string') {
    addSpecifier(low, source['value'])
    return addTerm(low, { k: 'import', source: source['value'], name: '*', via: 'dynamic' }, node)
  }
  if (source) lowerExpression(low, source)
  return addTerm(low, { k: 'unknown' }, node)
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

/** A chain of `+` becomes one text, taken apart without recursion: generated files hold thousands in a row. */
function lowerBinary(low: Lowering, node: Node): TermId {
  const op = text(node, 'operator')
  if (op === '+') {
    const operands: Node[] = []
    const stack = [node]
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (next.type === 'BinaryExpression' && text(next, 'operator') === '+')
        stack.push(plain(child(next, 'right')!), plain(child(next, 'left')!))
      else operands.push(next)
    }
    if (!operands.every(isNumeric))
      return addTerm(low, { k: 'text', parts: operands.map((operand) => lowerExpression(low, operand)) }, node)
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
