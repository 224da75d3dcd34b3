import type { LoopId, TermId } from '../facts.js'
import { lowerClass } from './classes.js'
import { lowerExpression } from './expressions.js'
import { lowerFunction } from './functions.js'
import { lowerForEach, lowerFor, inLoop } from './loops.js'
import { addEffect, addTerm, inScope, underGuard, type Lowering } from './lowering.js'
import { lowerDefaultExport, lowerExportAll, lowerImport, lowerImportEquals, lowerNamedExport } from './modules.js'
import { child, children, nameOf, namesIn, namespaceBody, spanOf, undecorated, type Node } from './nodes.js'
import { lowerPattern } from './patterns.js'
import { declare, hoistBlock, lookUp } from './scopes.js'
import { lowerEnum, lowerTypeDeclaration } from './types.js'

/** Functions are made before anything else of their block runs. */
export function lowerStatements(low: Lowering, statements: readonly Node[]): void {
  const { guards } = low
  const isFunction = (node: Node): boolean =>
    node.type === 'FunctionDeclaration' || child(node, 'declaration')?.type === 'FunctionDeclaration'
  for (const statement of statements) if (isFunction(statement)) lowerStatement(low, statement)
  for (const statement of statements) if (!isFunction(statement)) lowerStatement(low, statement)
  low.guards = guards
}

export function lowerStatement(low: Lowering, node: Node): void {
  switch (node.type) {
    case 'ExpressionStatement':
      lowerExpression(low, child(node, 'expression')!)
      return
    case 'VariableDeclaration':
      for (const one of children(node, 'declarations')) lowerDeclarator(low, one)
      return
    case 'FunctionDeclaration':
      if (child(node, 'body'))
        lowerNamed(low, node, () =>
          addTerm(low, { k: 'function', function: lowerFunction(low, node, { kind: 'function', name: nameOf(child(node, 'id')!) }) }, node),
        )
      return
    case 'ClassDeclaration':
      lowerClassDeclaration(low, undecorated(low.text, node))
      return
    case 'ReturnStatement': {
      const argument = child(node, 'argument')
      addEffect(low, { k: 'return', ...(argument && { value: lowerExpression(low, argument) }) }, node)
      return
    }
    case 'ThrowStatement':
      addEffect(low, { k: 'throw', value: lowerExpression(low, child(node, 'argument')!) }, node)
      return
    case 'IfStatement':
      lowerIf(low, node)
      return
    case 'BlockStatement':
      lowerBlock(low, node)
      return
    case 'ForOfStatement':
    case 'ForInStatement':
      lowerForEach(low, node)
      return
    case 'ForStatement':
      inScope(low, {}, () => lowerFor(low, node))
      return
    case 'WhileStatement':
    case 'DoWhileStatement':
      inLoop(low, { kind: node.type === 'WhileStatement' ? 'while' : 'do' }, node, (loop) => {
        const isFirst = node.type === 'WhileStatement'
        if (!isFirst) lowerBlock(low, child(node, 'body'), loop)
        low.loops[loop]!.test = lowerExpression(low, child(node, 'test')!)
        if (isFirst) lowerBlock(low, child(node, 'body'), loop)
      })
      return
    case 'SwitchStatement':
      lowerSwitch(low, node)
      return
    case 'TryStatement':
      lowerTry(low, node)
      return
    case 'WithStatement':
      lowerExpression(low, child(node, 'object')!)
      lowerBlock(low, child(node, 'body'))
      return
    case 'LabeledStatement':
      lowerStatement(low, child(node, 'body')!)
      return
    default:
      lowerModuleStatement(low, node)
  }
}

function lowerModuleStatement(low: Lowering, node: Node): void {
  switch (node.type) {
    case 'ImportDeclaration':
      lowerImport(low, node)
      return
    case 'TSImportEqualsDeclaration':
      lowerImportEquals(low, node)
      return
    case 'ExportNamedDeclaration':
      lowerNamedExport(low, node)
      return
    case 'ExportDefaultDeclaration':
      lowerDefaultExport(low, node)
      return
    case 'ExportAllDeclaration':
      lowerExportAll(low, node)
      return
    case 'TSExportAssignment':
      low.exports.push({ name: '=', value: lowerExpression(low, child(node, 'expression')!), span: spanOf(node) })
      return
    case 'TSEnumDeclaration':
      lowerNamed(low, node, () => lowerEnum(low, node))
      return
    case 'TSModuleDeclaration':
      lowerStatements(low, namespaceBody(node))
      return
    default:
      lowerTypeDeclaration(low, node)
  }
}

function lowerClassDeclaration(low: Lowering, node: Node): void {
  const id = child(node, 'id')
  lowerNamed(low, node, () => addTerm(low, { k: 'class', class: lowerClass(low, node, id && nameOf(id)) }, node))
}

function lowerNamed(low: Lowering, node: Node, value: () => TermId): void {
  const id = child(node, 'id')
  const binding = id && lookUp(low, nameOf(id))
  const term = value()
  if (binding !== undefined) addEffect(low, { k: 'write', binding, value: term, init: true }, node)
}

function lowerDeclarator(low: Lowering, node: Node): void {
  const init = child(node, 'init')
  if (!init) return
  const id = child(node, 'id')!
  const value = lowerExpression(low, init)
  if (id.type === 'Identifier') nameFunction(low, value, nameOf(id))
  lowerPattern(low, id, value, node, true)
}

/** A function or class without a name of its own takes the name it is given to. */
export function nameFunction(low: Lowering, value: TermId, name: string): void {
  let term = low.terms[value]!
  while (term.k === 'cast') term = low.terms[term.of]!
  if (term.k === 'function') low.functions[term.function]!.name ??= name
  if (term.k === 'class') low.classes[term.class]!.name ??= name
}

function lowerIf(low: Lowering, node: Node): void {
  const test = lowerExpression(low, child(node, 'test')!)
  const consequent = child(node, 'consequent')!
  const alternate = child(node, 'alternate')
  underGuard(low, { test, holds: true }, () => lowerBlock(low, consequent))
  underGuard(low, { test, holds: false }, () => lowerBlock(low, alternate))
  // What follows an early return runs only where the test failed.
  if (leaves(consequent)) low.guards = [...low.guards, { test, holds: false }]
  else if (alternate && leaves(alternate)) low.guards = [...low.guards, { test, holds: true }]
}

/** Whether a statement never reaches the one after it. */
function leaves(node: Node): boolean {
  if (/^(Return|Throw|Continue|Break)Statement$/.test(node.type)) return true
  if (node.type === 'BlockStatement') return children(node, 'body').some(leaves)
  const alternate = child(node, 'alternate')
  return node.type === 'IfStatement' && alternate !== undefined && leaves(child(node, 'consequent')!) && leaves(alternate)
}

export function lowerBlock(low: Lowering, node: Node | undefined, loop?: LoopId): void {
  if (!node) return
  const { guards } = low
  inScope(low, loop === undefined ? {} : { loop }, () => {
    if (node.type === 'BlockStatement') {
      hoistBlock(low, children(node, 'body'))
      lowerStatements(low, children(node, 'body'))
    } else lowerStatement(low, node)
  })
  low.guards = guards
}

function lowerSwitch(low: Lowering, node: Node): void {
  const left = lowerExpression(low, child(node, 'discriminant')!)
  const cases = children(node, 'cases')
  const { guards } = low
  inScope(low, {}, () => {
    hoistBlock(
      low,
      cases.flatMap((one) => children(one, 'consequent')),
    )
    const tests: TermId[] = []
    let isEntered = false
    for (const one of cases) {
      const test = child(one, 'test')
      const body = children(one, 'consequent')
      low.guards = guards
      const is = test && addTerm(low, { k: 'binary', op: '===', left, right: lowerExpression(low, test) }, test)
      if (is !== undefined) tests.push(is)
      // Where the case before runs on into this one, its test need not hold; still it runs only sometimes.
      if (isEntered) low.guards = [...guards, { test: addTerm(low, { k: 'unknown' }, one), holds: true }]
      else if (is !== undefined) low.guards = [...guards, { test: is, holds: true }]
      else low.guards = [...guards, ...tests.map((other) => ({ test: other, holds: false }))]
      isEntered = !body.some(leaves)
      lowerStatements(low, body)
    }
  })
  low.guards = guards
}

function lowerTry(low: Lowering, node: Node): void {
  lowerBlock(low, child(node, 'block'))
  const handler = child(node, 'handler')
  if (handler) {
    inScope(low, {}, () => {
      const param = child(handler, 'param')
      const thrown = addTerm(low, { k: 'catch' }, param ?? handler)
      if (param) {
        for (const name of namesIn(param)) declare(low, name, 'catch')
        lowerPattern(low, param, thrown, handler, true)
      }
      // It runs only where something was thrown.
      underGuard(low, { test: thrown, holds: true }, () => lowerBlock(low, child(handler, 'body')))
    })
  }
  lowerBlock(low, child(node, 'finalizer'))
}
