import type { Binding, BindingId } from '../facts.js'
import { typeText, type Draft, type Lowering, type Scope } from './lowering.js'
import { child, children, isNode, nameOf, namesIn, namespaceBody, spanOf, text, type Node } from './nodes.js'

export function declare(low: Lowering, id: Node, kind: Binding['kind']): BindingId {
  let { scope } = low
  if (kind === 'var') while (!scope.isFunction && scope.parent) scope = scope.parent
  const name = nameOf(id)
  const known = scope.names.get(name)
  if (known !== undefined && (kind === 'var' || kind === 'function' || low.bindings[known]!.kind === 'var')) return known
  const type = typeText(low, child(id, 'typeAnnotation'))
  const binding = { name, kind, function: scope.fn } as Draft<Binding>
  if (scope.loop !== undefined) binding.loop = scope.loop
  binding.span = nameSpan(id, name)
  if (type !== undefined) binding.type = type
  low.bindings.push(binding)
  scope.names.set(name, low.bindings.length - 1)
  return low.bindings.length - 1
}

/** The name alone: some parsers count the annotation into an identifier's range. */
function nameSpan(id: Node, name: string): readonly [number, number] {
  const [start] = spanOf(id)
  return [start, start + name.length]
}

export function lookUp(low: Lowering, name: string): BindingId | undefined {
  for (let scope: Scope | undefined = low.scope; scope; scope = scope.parent) {
    const binding = scope.names.get(name)
    if (binding !== undefined) return binding
  }
  return undefined
}

/** Names that a block declares, known in all of it: functions may be called before they stand. */
export function hoistBlock(low: Lowering, body: readonly Node[]): void {
  for (const outer of body) {
    const statement = outer.type.startsWith('Export') ? (child(outer, 'declaration') ?? outer) : outer
    const id = child(statement, 'id')
    switch (statement.type) {
      case 'VariableDeclaration':
        if (text(statement, 'kind') !== 'var')
          for (const name of declared(statement)) declare(low, name, text(statement, 'kind') === 'let' ? 'let' : 'const')
        break
      case 'FunctionDeclaration':
        if (id) declare(low, id, 'function')
        break
      case 'ClassDeclaration':
        if (id) declare(low, id, 'class')
        break
      case 'TSEnumDeclaration':
        if (id) declare(low, id, 'enum')
        break
      case 'ImportDeclaration':
        for (const specifier of children(statement, 'specifiers')) declare(low, child(specifier, 'local')!, 'import')
        break
      case 'TSImportEqualsDeclaration':
        if (id) declare(low, id, 'import')
        break
      case 'TSModuleDeclaration':
        hoistBlock(low, namespaceBody(statement))
        break
      default:
        break
    }
  }
}

export function declared(declaration: Node): Node[] {
  return children(declaration, 'declarations').flatMap((one) => namesIn(child(one, 'id')))
}

const nestedStatements = [
  'body',
  'consequent',
  'alternate',
  'block',
  'handler',
  'finalizer',
  'cases',
  'init',
  'left',
  'declaration',
] as const

/** `var` names anywhere in a function's body, outside of nested functions. */
export function hoistVars(low: Lowering, value: unknown): void {
  if (!low.hasVar) return
  if (Array.isArray(value)) {
    for (const item of value) hoistVars(low, item)
    return
  }
  if (!isNode(value) || !/Statement$|^Program$|^SwitchCase$|^CatchClause$|^VariableDeclaration$|^TSModule|^Export/.test(value.type)) return
  if (value.type === 'VariableDeclaration' && text(value, 'kind') === 'var') for (const name of declared(value)) declare(low, name, 'var')
  for (const field of nestedStatements) hoistVars(low, value[field])
}
