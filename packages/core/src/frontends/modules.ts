import { lowerExpression } from './expressions.js'
import { lowerClass, lowerFunction } from './functions.js'
import { addEffect, addSpecifier, addTerm, type Lowering } from './lowering.js'
import { child, children, nameOf, namesIn, spanOf, type Node } from './nodes.js'
import { declared, lookUp } from './scopes.js'
import { lowerStatement, nameFunction } from './statements.js'

function sourceOf(node: Node): string {
  return String(child(node, 'source')?.['value'] ?? '')
}

export function lowerImport(low: Lowering, node: Node): void {
  const source = sourceOf(node)
  addSpecifier(low, source)
  for (const specifier of children(node, 'specifiers')) {
    const imported = child(specifier, 'imported')
    const name = specifier.type === 'ImportDefaultSpecifier' ? 'default' : imported ? nameOf(imported) : '*'
    const binding = lookUp(low, nameOf(child(specifier, 'local')!))
    if (binding !== undefined)
      addEffect(low, { k: 'write', binding, value: addTerm(low, { k: 'import', source, name }, specifier), init: true }, specifier)
  }
}

/** `import x = require('y')`. */
export function lowerImportEquals(low: Lowering, node: Node): void {
  const required = child(child(node, 'moduleReference') ?? node, 'expression')
  const binding = lookUp(low, nameOf(child(node, 'id')!))
  if (!required || typeof required['value'] !== 'string' || binding === undefined) return
  addSpecifier(low, required['value'])
  addEffect(
    low,
    { k: 'write', binding, value: addTerm(low, { k: 'import', source: required['value'], name: '*', via: 'require' }, node), init: true },
    node,
  )
}

export function lowerNamedExport(low: Lowering, node: Node): void {
  if (child(node, 'source')) {
    const source = sourceOf(node)
    addSpecifier(low, source)
    for (const one of children(node, 'specifiers'))
      low.exports.push({ name: nameOf(child(one, 'exported')!), source, imported: nameOf(child(one, 'local')!), span: spanOf(one) })
    return
  }
  const declaration = child(node, 'declaration')
  if (declaration) {
    lowerStatement(low, declaration)
    const names =
      declaration.type === 'VariableDeclaration'
        ? declared(declaration)
        : /Function|Class|Enum/.test(declaration.type)
          ? namesIn(child(declaration, 'id'))
          : []
    for (const id of names) exportName(low, nameOf(id), id, node)
  }
  for (const one of children(node, 'specifiers')) {
    const local = child(one, 'local')!
    exportName(low, nameOf(child(one, 'exported')!), local, one)
  }
}

function exportName(low: Lowering, name: string, local: Node, at: Node): void {
  const binding = lookUp(low, nameOf(local))
  const [start] = spanOf(local)
  const span: [number, number] = [start, start + nameOf(local).length]
  const value = binding === undefined ? addTerm(low, { k: 'global', name: nameOf(local) }, span) : addTerm(low, { k: 'ref', binding }, span)
  low.exports.push({ name, value, span: spanOf(at) })
}

export function lowerDefaultExport(low: Lowering, node: Node): void {
  const declaration = child(node, 'declaration')!
  const id = child(declaration, 'id')
  const isFunction = declaration.type === 'FunctionDeclaration'
  if (isFunction || declaration.type === 'ClassDeclaration') {
    if (id) {
      lowerStatement(low, declaration)
      exportDefault(low, addTerm(low, { k: 'ref', binding: lookUp(low, nameOf(id))! }, id), node)
    } else if (isFunction)
      exportDefault(
        low,
        addTerm(low, { k: 'function', function: lowerFunction(low, declaration, { kind: 'function', name: 'default' }) }, declaration),
        node,
      )
    else exportDefault(low, addTerm(low, { k: 'class', class: lowerClass(low, declaration, 'default') }, declaration), node)
    return
  }
  if (/^TS(Interface|TypeAlias|Declare|Abstract|Enum|Module)/.test(declaration.type)) {
    lowerStatement(low, declaration)
    return
  }
  const value = lowerExpression(low, declaration)
  nameFunction(low, value, 'default')
  exportDefault(low, value, node)
}

function exportDefault(low: Lowering, value: number, node: Node): void {
  low.exports.push({ name: 'default', value, span: spanOf(node) })
}

export function lowerExportAll(low: Lowering, node: Node): void {
  const source = sourceOf(node)
  addSpecifier(low, source)
  const exported = child(node, 'exported')
  if (exported) low.exports.push({ name: nameOf(exported), source, imported: '*', span: spanOf(node) })
  else low.exports.push({ star: source, span: spanOf(node) })
}
