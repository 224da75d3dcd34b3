import type { ClassId, FunctionId, Member, TermId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { lowerFunction } from './functions.js'
import { addTerm, typeText, type Lowering } from './lowering.js'
import { child, children, flag, keyOf, nameOf, plain, spanOf, text, type Node } from './nodes.js'

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
  if (!key) return
  const name = keyOf(key, flag(member, 'computed'))
  const decorators = decoratorsOf(low, member)
  // A member whose name is computed cannot be met by name; what happens in it still happens.
  if (name === undefined) lowerExpression(low, key)
  if (member.type.endsWith('MethodDefinition')) lowerMethod(low, { cls, className, member, name, decorators, members })
  else lowerField(low, cls, member, name, members)
}

interface MethodPlace {
  readonly cls: ClassId
  readonly className: string | undefined
  readonly member: Node
  readonly name: string | undefined
  readonly decorators: readonly TermId[]
  readonly members: Member[]
}

/** Overloads and abstract methods have no body, and are no members. */
function lowerMethod(low: Lowering, { cls, className, member, name, decorators, members }: MethodPlace): void {
  const code = child(member, 'value')
  if (!code || !child(code, 'body')) return
  const isStatic = flag(member, 'static')
  const written = text(member, 'kind')
  const kind = written === 'constructor' ? 'constructor' : written === 'get' ? 'getter' : written === 'set' ? 'setter' : 'method'
  const params = children(code, 'params')
  for (const param of params) for (const at of [param, child(param, 'parameter')]) if (at) decoratorsOf(low, at)
  const fn = lowerFunction(low, code, { kind, name: kind === 'constructor' ? className : name, class: cls, static: isStatic, decorators })
  if (name === undefined) return
  members.push({ name, kind, ...(isStatic && { static: true as const }), function: fn, span: spanOf(member) })
  if (kind === 'constructor') parameterProperties(low, params, fn, members)
}

function lowerField(low: Lowering, cls: ClassId, member: Node, name: string | undefined, members: Member[]): void {
  const isStatic = flag(member, 'static')
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
  if (name === undefined) return
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
