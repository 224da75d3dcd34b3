import type { FunctionId, TermId } from '../facts.js'
import type { ProjectIndex } from '../host.js'
import { filesSaying } from './texts.js'
import { ask, askOnce, type FileView, type Question } from './view.js'
import { viewFor, type World } from './world.js'

/** Files from which a function can be imported, each with the export names under which it (or what holds it) travels. */
export type Carriers = ReadonlyMap<string, ReadonlySet<string>>

const fileLimit = 600

/** Whether a term is what travels: the function itself, or an import that gives it. */
type IsCarried = (view: FileView, id: TermId, fn: FunctionId) => boolean

/**
 * Follows a function through exports: its own, barrels, and files that export an object, instance or wrapper made of what
 * they import. Nothing is followed into a file whose text does not hold a name under which it travels.
 */
export function carriersOf(world: World, view: FileView, fn: FunctionId): Carriers {
  const carriers = new Map<string, Set<string>>()
  const reached = exportsThatReach(view, isFunctionOrItsClass, fn)
  // A member of what is made in ways not followed here may leave under any name.
  const own = reached.size > 0 ? reached : new Set(view.facts.exports.flatMap((fact) => ('star' in fact ? [] : [fact.name])))
  carriers.set(view.file, new Set(own))
  const queue = own.size > 0 ? [view.file] : []
  let looked = 0
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const carried = carriers.get(file)!
    const importers = world.index.importersOf(file).filter((importer) => importer !== view.file && world.index.role(importer) === 'source')
    const asked = importers.slice(0, Math.max(0, fileLimit - looked))
    looked += asked.length
    for (const importer of filesSaying(world.index, asked, mentioning(world, carried, passesOn))) {
      const other = viewFor(world, importer)
      if (!other) continue
      const names = new Set([
        ...reexported(world, other, carriers),
        ...exportsThatReach(other, isImportedFrom(world.index, new Map(carriers)), 0),
      ])
      const known = carriers.get(importer)
      if ([...names].every((name) => known?.has(name))) continue
      carriers.set(importer, new Set([...(known ?? []), ...names]))
      queue.push(importer)
    }
  }
  return carriers
}

const passesOn = /\bexports?\b/

/** Asks whether a text may use one of the names, and fits a pattern: a default export is called what its importer likes. */
export function mentioning({ exportingAll }: World, names: ReadonlySet<string>, pattern?: RegExp): (text: string) => boolean {
  const fits = (text: string): boolean => !pattern || pattern.test(text)
  if (names.size === 0) return () => false
  if (names.has('default') || names.has('=')) return fits
  const some = [...names]
  return (text) => fits(text) && (some.some((name) => text.includes(name)) || exportsAll(exportingAll, text))
}

function exportsAll(known: Map<string, boolean>, text: string): boolean {
  let answer = known.get(text)
  if (answer === undefined) known.set(text, (answer = /\bexport\s*\*/.test(text)))
  return answer
}

const passedOn: Question<FileView['facts']['exports']> = {
  about: 'functions',
  answer: ({ facts }) => facts.exports.filter((fact) => 'star' in fact || 'source' in fact),
}

/** `export * from` and `export { name } from` of a carrier. */
function reexported(world: World, view: FileView, carriers: Carriers): string[] {
  const names: string[] = []
  for (const fact of ask(view, passedOn, 0)) {
    const source = 'star' in fact ? fact.star : 'source' in fact ? fact.source : undefined
    const target = source === undefined ? undefined : world.index.resolve(view.file, source)
    const carried = target && 'file' in target ? carriers.get(target.file) : undefined
    if (!carried) continue
    if ('star' in fact) names.push(...[...carried].filter((name) => name !== 'default'))
    else if ('source' in fact && (fact.imported === '*' || carried.has(fact.imported) || carried.has('='))) names.push(fact.name)
  }
  return names
}

function isFunctionOrItsClass(view: FileView, id: TermId, fn: FunctionId): boolean {
  const term = view.facts.terms[id]!
  const cls = view.facts.functions[fn]!.class
  return (term.k === 'function' && term.function === fn) || (term.k === 'class' && term.class === cls)
}

function isImportedFrom(index: ProjectIndex, carriers: Carriers): IsCarried {
  return (view, id) => {
    const term = view.facts.terms[id]!
    return term.k === 'import' && carriedBy(index, view.file, term, carriers)
  }
}

/** Whether an import gives what is carried, or a module that holds it. */
export function carriedBy(
  index: ProjectIndex,
  from: string,
  { source, name }: { readonly source: string; readonly name: string },
  carriers: Carriers,
): boolean {
  const target = index.resolve(from, source)
  const carried = 'file' in target ? carriers.get(target.file) : undefined
  return carried !== undefined && (name === '*' || carried.has(name) || carried.has('='))
}

/** Names of the exports whose value holds what is carried: as it is, in an object or list, handed to a call, or given back by a function. */
function exportsThatReach(view: FileView, isCarried: IsCarried, fn: FunctionId): ReadonlySet<string> {
  return askOnce(view, { about: 'functions', answer: (asked, about) => carrying(asked, (id) => isCarried(asked, id, about)) }, fn)
}

function carrying(view: FileView, isCarried: (id: TermId) => boolean): ReadonlySet<string> {
  let found = carryings.get(view)
  if (!found) carryings.set(view, (found = carryingIn(view)))
  return new Set(found.flatMap(({ name, parts }) => (parts.some(isCarried) ? [name] : [])))
}

interface Carrying {
  readonly name: string
  readonly parts: readonly TermId[]
}

/** Exports with the functions, classes and imports that their values hold. */
const carryings = new WeakMap<FileView, readonly Carrying[]>()

function carryingIn(view: FileView): Carrying[] {
  return view.facts.exports.flatMap((fact) => {
    if ('star' in fact || !('value' in fact)) return []
    const seen = new Set([fact.value])
    for (const id of seen) for (const part of partsOf(view, id)) seen.add(part)
    const parts = [...seen].filter((id) => /^(?:function|class|import)$/.test(view.facts.terms[id]!.k))
    return parts.length > 0 ? [{ name: fact.name, parts }] : []
  })
}

/** Terms that a value is made of. */
function partsOf(view: FileView, id: TermId): readonly TermId[] {
  const { facts } = view
  const term = facts.terms[id]!
  switch (term.k) {
    case 'ref':
      return [
        ...(view.writes.get(term.binding) ?? []).map((write) => write.value),
        ...(view.changes.get(term.binding) ?? []).flatMap((effect) =>
          effect.k === 'set' && effect.value !== undefined ? [effect.value] : [],
        ),
      ]
    case 'object':
      return term.entries.map((entry) => ('spread' in entry ? entry.spread : entry.value))
    case 'array':
      return term.items.flatMap((item) => ('item' in item ? [item.item] : 'spread' in item ? [item.spread] : []))
    case 'call':
      return [term.callee, ...term.args.map((argument) => ('item' in argument ? argument.item : argument.spread))]
    case 'field':
    case 'index':
    case 'await':
    case 'cast':
    case 'rest':
    case 'default':
      return [term.of]
    case 'either':
      return term.of
    case 'function':
      return (view.returns.get(term.function) ?? []).flatMap(({ value }) => (value === undefined ? [] : givenBack(view, value)))
    case 'class':
      return classParts(view, term.class)
    default:
      return []
  }
}

/** What a function gives back may hold what it was made of; the outcome of a call is something else, unless it makes an object. */
function givenBack(view: FileView, id: TermId): readonly TermId[] {
  const term = view.facts.terms[id]!
  if (term.k === 'await' || term.k === 'cast') return givenBack(view, term.of)
  return term.k === 'call' && !term.construct ? [] : [id]
}

function classParts(view: FileView, cls: number): TermId[] {
  const fact = view.facts.classes[cls]!
  const fields = fact.members.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const written = [...view.selfWrites.values()].flat().flatMap(({ value }) => (value === undefined ? [] : [value]))
  return [...(fact.extends === undefined ? [] : [fact.extends]), ...fact.decorators, ...fields, ...written]
}
