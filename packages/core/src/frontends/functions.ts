import type { ClassId, FunctionFact, FunctionId, Member, TermId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { addEffect, addTerm, inScope, typeText, type Lowering } from './lowering.js'
import { child, children, flag, keyOf, nameOf, namesIn, plain, spanOf, text, type Node } from './nodes.js'
import { lowerPattern } from './patterns.js'
import { declare, hoistBlock, hoistVars } from './scopes.js'
import { lowerStatements } from './statements.js'

export interface FunctionPlace {
  readonly kind: FunctionFact['kind']
  readonly name?: string | undefined
  readonly class?: ClassId
  readonly static?: boolean
  readonly decorators?: readonly TermId[]
}

export function lowerFunction(low: Lowering, node: Node, place: FunctionPlace): FunctionId {
  const id = low.functions.length
  const returnType = typeText(low, child(node, 'returnType'))
  const fact = {
    ...(place.name !== undefined && { name: place.name }),
    kind: place.kind,
    parent: low.fn,
    ...(place.class !== undefined && { class: place.class }),
    ...(place.static && { static: true as const }),
    ...(flag(node, 'async') && { async: true as const }),
    ...(flag(node, 'generator') && { generator: true as const }),
    loops: low.around,
    params: [] as TermId[],
    ...(returnType !== undefined && { returnType }),
    span: spanOf(node),
    ...(place.decorators && place.decorators.length > 0 && { decorators: place.decorators }),
  }
  low.functions.push(fact)
  const { fn, around, guards } = low
  low.fn = id
  low.around = []
  low.guards = []
  inScope(low, { fn: id, isFunction: true }, () => {
    lowerParameters(low, id, children(node, 'params'), fact.params)
    lowerBody(low, child(node, 'body'))
  })
  low.fn = fn
  low.around = around
  low.guards = guards
  return id
}

function lowerParameters(low: Lowering, fn: FunctionId, params: readonly Node[], terms: TermId[]): void {
  const patterns = params
    .filter((param) => !(param.type === 'Identifier' && nameOf(param) === 'this'))
    .map((param) => (param.type === 'TSParameterProperty' ? child(param, 'parameter')! : param))
  for (const [index, pattern] of patterns.entries()) {
    for (const name of namesIn(pattern)) declare(low, name, 'param')
    const inner = pattern.type === 'AssignmentPattern' ? child(pattern, 'left')! : pattern
    const annotation =
      child(inner, 'typeAnnotation') ?? (inner.type === 'RestElement' ? child(child(inner, 'argument')!, 'typeAnnotation') : undefined)
    const type = typeText(low, annotation)
    terms.push(
      addTerm(
        low,
        {
          k: 'param',
          function: fn,
          index,
          ...(pattern.type === 'RestElement' && { rest: true as const }),
          ...(type !== undefined && { type }),
        },
        parameterSpan(pattern),
      ),
    )
  }
  for (const [index, pattern] of patterns.entries())
    lowerPattern(low, pattern.type === 'RestElement' ? child(pattern, 'argument')! : pattern, terms[index]!, pattern, true)
}

/** From the pattern's start to its annotation: parsers disagree on whether the annotation belongs to it. */
function parameterSpan(pattern: Node): readonly [number, number] {
  const [start, end] = spanOf(pattern)
  if (pattern.type === 'Identifier') return [start, start + nameOf(pattern).length]
  const annotation = child(pattern, 'typeAnnotation')
  return [start, annotation ? Math.min(end, spanOf(annotation)[0]) : end]
}

function lowerBody(low: Lowering, body: Node | undefined): void {
  if (!body) return
  if (body.type !== 'BlockStatement') {
    addEffect(low, { k: 'return', value: lowerExpression(low, body) }, plain(body))
    return
  }
  const statements = children(body, 'body')
  hoistVars(low, statements)
  hoistBlock(low, statements)
  lowerStatements(low, statements)
}

export function lowerClass(low: Lowering, node: Node, name: string | undefined): ClassId {
  const id = low.classes.length
  const members: Member[] = []
  const superClass = child(node, 'superClass')
  const parent = superClass && lowerExpression(low, superClass)
  low.classes.push({
    ...(name !== undefined && { name }),
    ...(parent !== undefined && { extends: parent }),
    implements: children(node, 'implements').map((one) => typeText(low, one) ?? ''),
    ...(flag(node, 'abstract') && { abstract: true as const }),
    members,
    decorators: decoratorsOf(low, node),
    function: low.fn,
    span: spanOf(node),
  })
  for (const member of children(child(node, 'body')!, 'body')) lowerMember(low, id, name, member, members)
  return id
}

function decoratorsOf(low: Lowering, node: Node): TermId[] {
  return children(node, 'decorators').map((decorator) => lowerExpression(low, child(decorator, 'expression')!))
}

function lowerMember(low: Lowering, cls: ClassId, className: string | undefined, member: Node, members: Member[]): void {
  if (member.type === 'StaticBlock') {
    lowerFunction(
      low,
      {
        ...member,
        type: 'FunctionExpression',
        params: [],
        body: { type: 'BlockStatement', body: member['body'], range: member.range, start: member.start, end: member.end } as Node,
      },
      { kind: 'static-block', class: cls, static: true },
    )
    return
  }
  const key = child(member, 'key')
  const name = key && keyOf(key, flag(member, 'computed'))
  if (name === undefined) return
  const isStatic = flag(member, 'static')
  const decorators = decoratorsOf(low, member)
  if (member.type.endsWith('MethodDefinition')) {
    const code = child(member, 'value')
    if (!code || !child(code, 'body')) return
    const written = text(member, 'kind')
    const kind = written === 'constructor' ? 'constructor' : written === 'get' ? 'getter' : written === 'set' ? 'setter' : 'method'
    const fn = lowerFunction(low, code, { kind, name: kind === 'constructor' ? className : name, class: cls, static: isStatic, decorators })
    members.push({ name, kind, ...(isStatic && { static: true as const }), function: fn, span: spanOf(member) })
    if (kind === 'constructor') parameterProperties(low, children(code, 'params'), fn, members)
    return
  }
  const value = child(member, 'value')
  const type = typeText(low, child(member, 'typeAnnotation'))
  const inner = value && plain(value)
  const isFunction = inner !== undefined && /^(FunctionExpression|ArrowFunctionExpression)$/.test(inner.type)
  const term =
    inner === undefined
      ? undefined
      : isFunction
        ? addTerm(
            low,
            {
              k: 'function',
              function: lowerFunction(low, inner, {
                kind: inner.type === 'ArrowFunctionExpression' ? 'arrow' : 'function',
                name,
                class: cls,
                static: isStatic,
              }),
            },
            inner,
          )
        : lowerExpression(low, inner)
  members.push({
    name,
    kind: 'field',
    ...(isStatic && { static: true as const }),
    ...(term !== undefined && { value: term }),
    ...(type !== undefined && { type }),
    span: spanOf(member),
  })
}

/** `constructor(private readonly mailer: Mailer)` declares a field that holds the parameter. */
function parameterProperties(low: Lowering, params: readonly Node[], fn: FunctionId, members: Member[]): void {
  params.forEach((param, index) => {
    if (param.type !== 'TSParameterProperty') return
    const parameter = child(param, 'parameter')!
    const id = parameter.type === 'AssignmentPattern' ? child(parameter, 'left')! : parameter
    const type = typeText(low, child(id, 'typeAnnotation'))
    members.push({
      name: nameOf(id),
      kind: 'field',
      value: low.functions[fn]!.params[index]!,
      ...(type !== undefined && { type }),
      span: spanOf(param),
    })
  })
}
