import type { Loop, LoopId } from '../facts.js'
import { lowerExpression } from './expressions.js'
import { type Lowering, inScope, addTerm } from './lowering.js'
import { type Node, spanOf, child, flag, children, plain } from './nodes.js'
import { lowerPattern, lowerAssignment } from './patterns.js'
import { hoistBlock } from './scopes.js'
import { lowerBlock, lowerStatement } from './statements.js'

export function inLoop(low: Lowering, loop: Pick<Loop, 'kind' | 'over'>, node: Node, run: (id: LoopId) => void): void {
  const id = low.loops.length
  const outer = low.around
  const parent = outer.at(-1)
  low.loops.push({ ...loop, function: low.fn, ...(parent !== undefined && { parent }), span: spanOf(node) })
  low.around = [...outer, id]
  run(id)
  low.around = outer
}

export function lowerForEach(low: Lowering, node: Node): void {
  const over = lowerExpression(low, child(node, 'right')!)
  const kind = node.type === 'ForInStatement' ? 'for-in' : flag(node, 'await') ? 'for-await' : 'for-of'
  inLoop(low, { kind, over }, node, (loop) => {
    inScope(low, { loop }, () => {
      const left = child(node, 'left')!
      const element = addTerm(low, { k: 'element', loop }, left)
      if (left.type === 'VariableDeclaration') {
        hoistBlock(low, [left])
        lowerPattern(low, child(children(left, 'declarations')[0]!, 'id')!, element, left, true)
      } else lowerAssignment(low, plain(left), element, left, undefined)
      lowerBlock(low, child(node, 'body'), loop)
    })
  })
}

export function lowerFor(low: Lowering, node: Node): void {
  const init = child(node, 'init')
  if (init?.type === 'VariableDeclaration') {
    hoistBlock(low, [init])
    lowerStatement(low, init)
  } else if (init) lowerExpression(low, init)
  inLoop(low, { kind: 'for' }, node, (loop) => {
    const test = child(node, 'test')
    if (test) low.loops[loop]!.test = lowerExpression(low, test)
    lowerBlock(low, child(node, 'body'), loop)
    const update = child(node, 'update')
    if (update) lowerExpression(low, update)
  })
}
