import type { FileFacts } from '../facts.js'
import { startLowering } from './lowering.js'
import { children, type Node } from './nodes.js'
import { hoistBlock, hoistVars } from './scopes.js'
import { lowerStatements } from './statements.js'

/**
 * Facts of one file from its syntax tree: ESTree with TypeScript and JSX nodes, offsets in `range` or `start`/`end`, in
 * UTF-16 code units into `text`. The only place that knows syntax. The same source gives the same facts from oxc, Babel
 * (estree plugin), espree and typescript-estree.
 *
 * @throws {TypeError} where the tree is not a program.
 */
export function lowerProgram(program: unknown, text: string): FileFacts {
  const root = program as Node
  if (root.type !== 'Program') throw new TypeError(`Expected a Program, got ${root.type}`)
  const low = startLowering(root, text)
  const body = children(root, 'body')
  hoistVars(low, body)
  hoistBlock(low, body)
  lowerStatements(low, body)
  const { terms, bindings, functions, classes, loops, effects, exports, specifiers, types } = low
  return { version: 1, terms, bindings, functions, classes, loops, effects, exports, specifiers: [...specifiers], types }
}
