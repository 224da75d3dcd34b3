import type { TermId } from '../facts.js'
import type { Span } from '../source.js'
import { lowerClass } from './classes.js'
import { lowerExpression } from './expressions.js'
import { lowerFunction } from './functions.js'
import { addEffect, addSpecifier, addTerm, type Lowering } from './lowering.js'
import { child, children, flag, nameOf, namesIn, spanOf, undecorated, type Node } from './nodes.js'
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
  if (flag(node, 'isExport')) {
    // Babel's form of what the others give as an export around it.
    const [start, end] = spanOf(node)
    const declaration = { ...node, isExport: false, range: [low.text.indexOf('import', start), end] }
    lowerNamedExport(low, { type: 'ExportNamedDeclaration', declaration, range: [start, end] })
    return
  }
  const reference = child(node, 'moduleReference')!
  const required = child(reference, 'expression')
  const binding = lookUp(low, nameOf(child(node, 'id')!))
  if (binding === undefined) return
  if (!required || typeof required['value'] !== 'string') {
    addEffect(low, { k: 'write', binding, value: lowerEntityName(low, reference), init: true }, node)
    return
  }
  addSpecifier(low, required['value'])
  addEffect(
    low,
    { k: 'write', binding, value: addTerm(low, { k: 'import', source: required['value'], name: '*', via: 'require' }, node), init: true },
    node,
  )
}

/** `import x = A.B`: a namespace's member under a shorter name. */
function lowerEntityName(low: Lowering, node: Node): TermId {
  if (node.type !== 'TSQualifiedName') return lowerExpression(low, node)
  const right = child(node, 'right')!
  return addTerm(low, { k: 'field', of: lowerEntityName(low, child(node, 'left')!), name: nameOf(right), nameSpan: spanOf(right) }, node)
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
        : /^(FunctionDeclaration|ClassDeclaration|TSEnumDeclaration|TSImportEqualsDeclaration)$/.test(declaration.type)
          ? namesIn(child(declaration, 'id'))
          : []
    for (const id of names) exportName(low, nameOf(id), id, exportSpan(low, node, declaration))
  }
  for (const one of children(node, 'specifiers')) {
    const local = child(one, 'local')!
    exportName(low, nameOf(child(one, 'exported')!), local, spanOf(one))
  }
}

function exportName(low: Lowering, name: string, local: Node, at: Span): void {
  const binding = lookUp(low, nameOf(local))
  const [start] = spanOf(local)
  const span: [number, number] = [start, start + nameOf(local).length]
  const value = binding === undefined ? addTerm(low, { k: 'global', name: nameOf(local) }, span) : addTerm(low, { k: 'ref', binding }, span)
  low.exports.push({ name, value, span: at })
}

export function lowerDefaultExport(low: Lowering, node: Node): void {
  const declaration = undecorated(low.text, child(node, 'declaration')!)
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
  low.exports.push({ name: 'default', value, span: exportSpan(low, node, child(node, 'declaration')!) })
}

/** From `export` on: decorators may stand before it. */
function exportSpan(low: Lowering, node: Node, declaration: Node): Span {
  const [start, end] = spanOf(node)
  const last = children(declaration, 'decorators').at(-1)
  if (!last || low.text.startsWith('export', start)) return [start, end]
  return [low.text.indexOf('export', spanOf(last)[1]), end]
}

export function lowerExportAll(low: Lowering, node: Node): void {
  const source = sourceOf(node)
  addSpecifier(low, source)
  const exported = child(node, 'exported')
  if (exported) low.exports.push({ name: nameOf(exported), source, imported: '*', span: spanOf(node) })
  else low.exports.push({ star: source, span: spanOf(node) })
}
