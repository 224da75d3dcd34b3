import type { ExportFact } from '../facts.js'
import { plainSpecifier } from '../specifier.js'
import { evaluate } from './evaluate.js'
import { memberOf } from './objects.js'
import { saysSo } from './texts.js'
import { union } from './union.js'
import { none, unknown, type Value } from './value.js'
import type { FileView } from './view.js'
import { symbolicFrame, viewFor, type World } from './world.js'

/** What an import gives, across relative paths, aliases, workspace packages and packages we cannot read. */
export function importValue(world: World, from: string, source: string, name: string): Value {
  const target = world.index.resolve(from, source)
  if ('external' in target) {
    const packageName = plainSpecifier(target.external)
    const chain = name === '*' || name === 'default' ? packageName : `${packageName}.${name}`
    return { k: 'external', chain, calls: [] }
  }
  if (name === '*') return { k: 'namespace', file: target.file }
  return exportValue(world, target.file, name) ?? unknown(`${name} of ${target.file}`)
}

/** The value a module exports under a name; `default` of a CommonJS module is the module itself. */
export function exportValue(world: World, file: string, name: string, seen: readonly string[] = []): Value | undefined {
  const key = `${file}:${name}`
  if (seen.includes(key)) return undefined
  const known = world.modules.get(key)
  if (known) return known
  const view = viewFor(world, file)
  if (!view) return undefined
  const value = findExport(world, view, name, [...seen, key])
  if (value && !world.exhausted) world.modules.set(key, value)
  return value
}

function findExport(world: World, view: FileView, name: string, seen: readonly string[]): Value | undefined {
  const found: Value[] = []
  for (const fact of view.exportsNamed.get(name) ?? []) {
    const value =
      'value' in fact
        ? evaluate(world, symbolicFrame(world, view, 0, undefined), fact.value)
        : throughReexport(world, view.file, fact, seen)
    if (value) found.push(value)
  }
  if (found.length > 0) return union(found)
  for (const fact of name === 'default' ? [] : view.exportsAll) {
    const target = world.index.resolve(view.file, fact.star)
    if ('external' in target || !saysSo(world.index, target.file, mayExport(name))) continue
    const value = exportValue(world, target.file, name, seen)
    if (value) return value
  }
  return fromCommonJs(world, view, name)
}

/** Asks whether a text exports a name: what does holds it, or passes all names on: most files behind a barrel need not be parsed. */
export function mayExport(name: string): (text: string) => boolean {
  return (text) => text.includes(name) || /export\s*\*|\bexports\s*[.[,=)]/.test(text)
}

function throughReexport(
  world: World,
  from: string,
  fact: Extract<ExportFact, { source: string }>,
  seen: readonly string[],
): Value | undefined {
  const target = world.index.resolve(from, fact.source)
  if ('external' in target || fact.imported === '*') return importValue(world, from, fact.source, fact.imported)
  return exportValue(world, target.file, fact.imported, seen)
}

function fromCommonJs(world: World, view: FileView, name: string): Value | undefined {
  const whole = wholeModule(world, view)
  if (!whole) return undefined
  if (name === 'default') return whole
  const member = memberOf(world, whole, name)
  return member.k === 'none' ? undefined : member
}

/** `module.exports = …` with `exports.x = …` merged in; undefined for a module of ES exports only. */
function wholeModule(world: World, view: FileView): Value | undefined {
  const assigned = (view.exportsNamed.get('=') ?? []).filter((fact) => 'value' in fact)
  if (assigned.length === 0) return undefined
  const frame = symbolicFrame(world, view, 0, undefined)
  return union(assigned.map((fact) => evaluate(world, frame, fact.value)))
}

/** A member of a module namespace: an export, or a field of what CommonJS exports. */
export function namespaceMember(world: World, file: string, name: string): Value {
  const value = exportValue(world, file, name)
  if (value) return value
  const whole = exportValue(world, file, '=')
  if (whole && name !== 'default') return memberOf(world, whole, name)
  return none
}

/** The namespace itself used as a value: `require('./send')` of a module that exports one function. */
export function namespaceAsValue(world: World, file: string): Value {
  return exportValue(world, file, '=') ?? { k: 'namespace', file }
}
