import type { ClassId, FunctionFact, FunctionId, TermId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { addEffect, addTerm, inScope, typeText, type Draft, type Lowering, type TermDraft } from './lowering.js'
import { child, children, flag, nameOf, namesIn, plain, spanOf, undecorated, type Node } from './nodes.js'
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
  const params: TermId[] = []
  // Set one by one: spreading what is there for most copies each twice.
  const fact = {} as Draft<FunctionFact>
  if (place.name !== undefined) fact.name = place.name
  fact.kind = place.kind
  fact.parent = low.fn
  if (place.class !== undefined) fact.class = place.class
  if (place.static) fact.static = true
  if (flag(node, 'async')) fact.async = true
  if (flag(node, 'generator')) fact.generator = true
  fact.loops = low.around
  fact.params = params
  if (returnType !== undefined) fact.returnType = returnType
  fact.span = spanOf(node)
  if (place.decorators && place.decorators.length > 0) fact.decorators = place.decorators
  low.functions.push(fact)
  const { fn, around, guards } = low
  low.fn = id
  low.around = []
  low.guards = []
  inScope(low, { fn: id, isFunction: true }, () => {
    lowerParameters(low, id, children(node, 'params'), params)
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
    .map((param) => undecorated(low.text, param.type === 'TSParameterProperty' ? child(param, 'parameter')! : param))
  for (const [index, pattern] of patterns.entries()) {
    for (const name of namesIn(pattern)) declare(low, name, 'param')
    const inner = pattern.type === 'AssignmentPattern' ? child(pattern, 'left')! : pattern
    const annotation =
      child(inner, 'typeAnnotation') ?? (inner.type === 'RestElement' ? child(child(inner, 'argument')!, 'typeAnnotation') : undefined)
    const type = typeText(low, annotation)
    const term = { k: 'param', function: fn, index } as TermDraft<'param'>
    if (pattern.type === 'RestElement') term.rest = true
    if (type !== undefined) term.type = type
    terms.push(addTerm(low, term, parameterSpan(pattern)))
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
