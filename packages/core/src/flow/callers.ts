import type { FunctionId, TermId } from '../facts.js'
import { calleeValue } from './callee.js'
import { namesOf, type Names } from './caller-names.js'
import { carriedBy, carriersOf, mentioning, type Carriers } from './carriers.js'
import { constructorOf, parentClass } from './classes.js'
import { namedEdges } from './edges.js'
import { evaluate } from './evaluate.js'
import type { CallSite } from './frame.js'
import { frameworkEdges } from './framework-edges.js'
import { classesNaming, implementersOf, particular } from './implementers.js'
import { filesSaying } from './texts.js'
import { alternatives } from './union.js'
import { type Value } from './value.js'
import { ask, askOnce, calleeName, ofView, type FileView, type Question } from './view.js'
import { fnKey, symbolicFrame, viewFor, type World } from './world.js'

/** Past so many calls of one function no more are looked for. The time that they take grows with them and no faster. */
const siteLimit = 5_000

/** Every call in the project that may reach a function. Verified by evaluating the callee; by name only where nothing else can. */
export function callersOf(world: World, view: FileView, fn: FunctionId): readonly CallSite[] {
  const key = fnKey(view.file, fn)
  const known = world.callers.get(key)
  if (known) return known
  const found = lookForCallers(world, view, fn)
  if (!world.exhausted) world.callers.set(key, found)
  return found
}

function lookForCallers(world: World, view: FileView, fn: FunctionId): CallSite[] {
  const fact = view.facts.functions[fn]!
  const sites = new Map<string, CallSite>()
  const add = (site: CallSite): void => {
    const key = `${site.view.file}:${site.term}:${site.callback ?? ''}`
    if (!sites.has(key)) sites.set(key, site)
  }
  for (const site of namedEdges(world, view, fn)) add(site)
  for (const site of frameworkEdges(world, view, fn)) add(site)
  const names = namesOf(view, fn)
  if (names.local.size === 0 && names.exported.size === 0) return [...sites.values()]
  const isConstructor = fact.kind === 'constructor'
  const heirs = isConstructor ? heirsOf(world, view, fn) : []
  for (const { name, file } of heirs) {
    for (const user of new Set([file, ...world.index.filesWithWord(name)])) {
      const other = world.index.role(user) === 'source' ? viewFor(world, user) : undefined
      for (const effect of other?.callsByName.get(name) ?? []) {
        if (reaches(world, other!, effect.function, effect.term, view, fn, true))
          add({ view: other!, term: effect.term, within: effect.function, guess: false })
      }
    }
  }
  const mayTravel = names.exported.size > 0 || (names.member && isNamedElsewhere(world, view, names))
  const carriers: Carriers = mayTravel ? carriersOf(world, view, fn) : new Map()
  for (const file of candidateFiles(world, view, fn, names, carriers)) {
    const other = viewFor(world, file)
    if (!other) continue
    for (const name of localNames(world, other, view, names, carriers)) {
      for (const effect of other.callsByName.get(name) ?? []) {
        const guess = reaches(world, other, effect.function, effect.term, view, fn, isConstructor)
        if (guess) add({ view: other, term: effect.term, within: effect.function, guess: guess === 'guess' })
      }
      for (const handed of handedOver(other, name)) {
        if (
          names.local.size > 0 &&
          sameFunction(evaluate(world, symbolicFrame(world, other, handed.within, undefined), handed.argument), view, fn)
        ) {
          add({ view: other, term: handed.call, within: handed.within, callback: handed.index, guess: false })
        }
      }
    }
    if (isConstructor) for (const site of superCalls(world, other, view, fn)) add(site)
    if (sites.size > siteLimit) break
  }
  return [...sites.values()]
}

/** Classes that inherit a constructor: `new LaunchEmail(list)` runs the one of `BaseEmail`. */
function heirsOf(world: World, view: FileView, fn: FunctionId): { readonly name: string; readonly file: string }[] {
  const found = new Map<string, { readonly name: string; readonly file: string }>()
  const cls = view.facts.functions[fn]!.class
  const queue = [cls === undefined ? undefined : view.facts.classes[cls]!.name]
  for (let name = queue.shift(); name !== undefined && found.size < 40; name = queue.shift()) {
    for (const { file, cls: heir } of classesNaming(world, name)) {
      const heirName = viewFor(world, file)?.facts.classes[heir]?.name
      if (heirName === undefined || found.has(`${file}#${heirName}`)) continue
      found.set(`${file}#${heirName}`, { name: heirName, file })
      queue.push(heirName)
    }
  }
  return [...found.values()]
}

/** A member is called by its name: where no other file says it, nobody needs to know how what holds it travels. */
function isNamedElsewhere({ index }: World, { file }: FileView, { local }: Names): boolean {
  return [...local].some((name) => index.filesWithWord(name).some((other) => other !== file && index.role(other) === 'source'))
}

/** Files that may hold a call: its own, those that import it (also by way of barrels), and for members those that name it. */
function candidateFiles(world: World, view: FileView, fn: FunctionId, names: Names, carriers: Carriers): string[] {
  const files = new Set<string>([view.file])
  for (const [carrier, carried] of carriers) {
    const importers = world.index.importersOf(carrier)
    for (const importer of filesSaying(world.index, importers, mentioning(world, carried))) files.add(importer)
  }
  if (names.member) {
    const fact = view.facts.functions[fn]!
    const cls = fact.class === undefined ? undefined : view.facts.classes[fact.class]!
    for (const name of names.local) {
      if (particular(name) || (cls && name.length > 3)) {
        const withName = world.index.filesWithWord(name)
        if (particular(name) || withName.length <= 40) for (const file of withName) files.add(file)
      }
    }
    // A class handed on by its instance: `export const mailer = new Mailer()` in another file.
    if (cls)
      for (const file of [...files])
        if (file !== view.file && files.size < 80) for (const importer of world.index.importersOf(file)) files.add(importer)
  }
  const others = [...files].filter((file) => file !== view.file && world.index.role(file) === 'source')
  const meant = names.member ? filesSaying(world.index, others, mentioning(world, names.local)) : others
  return [view.file, ...meant].sort()
}

/** Names by which a file calls the function: its own names, or what the file imports it as. */
function localNames(world: World, other: FileView, view: FileView, names: Names, carriers: Carriers): Set<string> {
  const local = new Set(names.local)
  if (other.file === view.file) return local
  for (const name of names.exported) if (name !== 'default' && name !== '=') local.add(name)
  for (const { name, term } of ask(other, imported, 0)) if (carriedBy(world.index, other.file, term, carriers)) local.add(name)
  return local
}

interface Imported {
  readonly name: string
  /** Where from, and as what. */
  readonly term: { readonly source: string; readonly name: string }
}

/** Names that are imported, or taken from what is, with where from. */
const imported: Question<readonly Imported[]> = {
  about: 'functions',
  answer: ({ facts, writes }) =>
    facts.bindings.flatMap((binding, id) => {
      if (binding.kind !== 'import' && binding.kind !== 'const' && binding.kind !== 'var' && binding.kind !== 'let') return []
      return (writes.get(id) ?? []).flatMap((write) => {
        let term = facts.terms[write.value]!
        while (term.k === 'field' || term.k === 'await' || term.k === 'call') term = facts.terms[term.k === 'call' ? term.callee : term.of]!
        return term.k === 'import' ? [{ name: binding.name, term: { source: term.source, name: term.name } }] : []
      })
    }),
}

function reaches(
  world: World,
  other: FileView,
  within: FunctionId,
  callTerm: TermId,
  view: FileView,
  fn: FunctionId,
  isConstructor: boolean,
): 'yes' | 'guess' | undefined {
  const call = other.facts.terms[callTerm]!
  if (call.k !== 'call' || isConstructor !== (call.construct ?? false)) return undefined
  const frame = symbolicFrame(world, other, within, undefined)
  const callee = calleeValue(world, frame, call.callee)
  if (isConstructor) {
    for (const side of alternatives(callee)) {
      const target = side.k === 'class' ? constructorOf(world, side) : undefined
      if (target && target.fn === fn && target.ref.file === view.file) return 'yes'
    }
    return undefined
  }
  if (sameFunction(callee, view, fn)) return 'yes'
  const term = other.facts.terms[call.callee]!
  if (term.k !== 'field' || alternatives(callee).some((side) => side.k === 'function')) return undefined
  const receiver = evaluate(world, frame, term.of)
  const found = alternatives(receiver).flatMap((side) => implementersOf(world, other.file, side, term.name))
  const hit = found.some((target) => sameFunction(target, view, fn))
  return hit ? 'guess' : undefined
}

function sameFunction(value: Value, view: FileView, fn: FunctionId): boolean {
  return alternatives(value).some((side) => side.k === 'function' && side.file === view.file && side.fn === fn)
}

interface Handed {
  readonly call: TermId
  readonly within: FunctionId
  readonly argument: TermId
  readonly index: number
}

/** Places where a name is handed to a call as a callback: `users.forEach(sendTo)`. */
function handedOver(view: FileView, name: string): readonly Handed[] {
  return askOnce(view, { about: 'functions', answer: (asked) => handedIn(asked).get(name) ?? [] }, 0)
}

const handedIn = ofView((view): ReadonlyMap<string, readonly Handed[]> => {
  const found = new Map<string, Handed[]>()
  for (const effect of view.calls) {
    const call = view.facts.terms[effect.term]!
    if (call.k !== 'call') continue
    call.args.forEach((argument, index) => {
      if (!('item' in argument)) return
      const term = view.facts.terms[argument.item]!
      if (term.k !== 'ref' && term.k !== 'field') return
      const name = calleeName(view.facts, argument.item)!
      const handed = { call: effect.term, within: effect.function, argument: argument.item, index }
      const list = found.get(name)
      if (list) list.push(handed)
      else found.set(name, [handed])
    })
  }
  return found
})

const callsOfSuper: Question<FileView['calls']> = {
  about: 'functions',
  answer: ({ calls, facts }) =>
    calls.filter(({ term }) => {
      const call = facts.terms[term]!
      return call.k === 'call' && facts.terms[call.callee]!.k === 'super'
    }),
}

/** `super(…)` in a subclass is a call of the constructor. */
function superCalls(world: World, other: FileView, view: FileView, fn: FunctionId): CallSite[] {
  const sites: CallSite[] = []
  for (const effect of ask(other, callsOfSuper, 0)) {
    const cls = other.facts.functions[effect.function]!.class
    if (cls === undefined) continue
    const frame = symbolicFrame(world, other, other.facts.classes[cls]!.function, undefined)
    const parent = parentClass(world, { file: other.file, cls, frame })
    const target = parent?.k === 'class' ? constructorOf(world, parent) : undefined
    if (target?.fn === fn && target.ref.file === view.file)
      sites.push({ view: other, term: effect.term, within: effect.function, guess: false })
  }
  return sites
}
