import { memberOf } from './objects.js'
import { fitting, saysSo } from './texts.js'
import { symbolicFrame, viewFor, type World } from './world.js'
import type { Value, ValueOf } from './value.js'

const limit = 6

/**
 * Methods that a call on an interface, an abstract class or an opaque service may reach: classes that say they
 * implement or extend the receiver's type, or the single class of the project that has a method of so particular a name.
 */
export function implementersOf(world: World, file: string, receiver: Value, name: string): ValueOf<'function'>[] {
  if (receiver.k === 'instance') return subclassMethods(world, receiver, name)
  if (receiver.k !== 'path') return []
  const type = /^[A-Za-z_$][\w$]*/.exec(receiver.type ?? '')?.[0]
  const names = type && !builtinTypes.test(type) ? classesNaming(world, type) : []
  const found = methodsOf(world, names, name)
  if (found.length > 0) return found.slice(0, limit)
  return particular(name) ? uniqueMethod(world, file, name) : []
}

function subclassMethods(world: World, receiver: ValueOf<'instance'>, name: string): ValueOf<'function'>[] {
  const fact = viewFor(world, receiver.file)?.facts.classes[receiver.cls]
  return fact?.name ? methodsOf(world, classesNaming(world, fact.name), name).slice(0, limit) : []
}

interface Found {
  readonly file: string
  readonly cls: number
}

const builtinTypes =
  /^(string|number|boolean|object|any|unknown|never|void|Date|Promise|Array|Record|Map|Set|Partial|Readonly|Pick|Omit|Function|Error|RegExp|Buffer|Request|Response|NextRequest|NextApiRequest)$/

/** Classes whose `implements` or `extends` names the type. */
export function classesNaming(world: World, type: string): readonly Found[] {
  const known = world.implementers.get(type)
  if (known) return known
  const found: Found[] = []
  world.implementers.set(type, found)
  const head = classHead(type)
  for (const file of world.index.filesWithWord(type)) {
    const facts = saysSo(world.index, file, fitting(head)) ? world.index.facts(file) : undefined
    facts?.classes.forEach((fact, cls) => {
      const parent = fact.extends === undefined ? undefined : facts.terms[fact.extends]!
      const parentName = parent?.k === 'ref' ? facts.bindings[parent.binding]!.name : parent?.k === 'field' ? parent.name : undefined
      if (fact.implements.some((name) => name.replace(/<.*/, '') === type) || parentName === type) found.push({ file, cls })
    })
  }
  return found
}

/** A class that extends or implements the type, as text: most files that name a type only use it. */
function classHead(type: string): RegExp {
  const name = type.replaceAll('$', '\\$')
  return new RegExp(`\\b(?:extends|implements)\\b[^{;]*(?<![\\w$])${name}(?![\\w$])`)
}

function methodsOf(world: World, classes: readonly Found[], name: string): ValueOf<'function'>[] {
  return classes.flatMap(({ file, cls }) => {
    const view = viewFor(world, file)!
    const frame = symbolicFrame(world, view, view.facts.classes[cls]!.function, undefined)
    const member = memberOf(world, { k: 'instance', file, cls, frame }, name)
    return member.k === 'function' ? [member] : []
  })
}

/** A name that says enough to be followed without knowing the receiver: two words and a mail word among them. */
export function particular(name: string): boolean {
  return /mail|notif|newsletter|invite|digest/i.test(name) && /[a-z][A-Z]|_/.test(name) && name.length > 8
}

function uniqueMethod(world: World, file: string, name: string): ValueOf<'function'>[] {
  const found: ValueOf<'function'>[] = []
  for (const other of world.index.filesWithWord(name)) {
    const facts = saysSo(world.index, other, fitting(/\bclass\b/)) ? world.index.facts(other) : undefined
    facts?.classes.forEach((fact, cls) => {
      if (!fact.members.some((member) => member.name === name && (member.kind === 'method' || member.value !== undefined))) return
      found.push(...methodsOf(world, [{ file: other, cls }], name))
    })
  }
  const own = found.filter((method) => method.file === file)
  const chosen = own.length === 1 ? own : found
  return chosen.length === 1 ? chosen : []
}
