import type { TypeText, FileFacts, TermId, FunctionId } from '../facts.js'
import { importValue, exportValue } from './modules.js'
import { type Value, following } from './value.js'
import { askOnce } from './view.js'
import { type World, viewFor } from './world.js'

/** A value known by its annotation alone: an instance of a class of the project, or of a package's type. */
export function typedValue(world: World, file: string, type: TypeText, otherwise: Value): Value {
  const name = /^(?:Readonly<)?([A-Za-z_$][\w$]*)(?:\.([A-Za-z_$][\w$]*))?(?:<.*>)?>?(?:\|(?:null|undefined))*$/.exec(type)
  const head = name?.[1]
  if (!head) return withType(otherwise, type, file)
  const declared = declaredType(world, file, head)
  if (!declared)
    return world.library.typedGlobals.has(head) ? { k: 'external', chain: `global:${head}#`, calls: [] } : withType(otherwise, type, file)
  // Fields alone say how data is shaped, and the data is what callers gave: `args: InvitationArgs`.
  if (declared.k === 'class' && otherwise.k === 'path' && isShape(world, declared)) return withType(otherwise, type, file)
  if (declared.k === 'class')
    return following({ k: 'instance', file: declared.file, cls: declared.cls, frame: declared.frame, typed: true }, otherwise)
  // Other types of a mail package say how messages are shaped: `options: Mail.Options` is what callers gave.
  const chain = declared.k === 'external' ? `${declared.chain}${name[2] ? `.${name[2]}` : ''}#` : ''
  if (world.library.typedChains.has(chain)) return { k: 'external', chain, calls: [] }
  return withType(otherwise, type, file)
}

function isShape(world: World, { file, cls }: Extract<Value, { k: 'class' }>): boolean {
  const facts = world.index.facts(file)
  const fact = facts?.classes[cls]
  if (!facts || !fact || fact.extends !== undefined || fact.members.length === 0) return false
  return fact.members.every((member) => member.kind === 'field' && member.value === undefined)
}

export function withType(value: Value, type: TypeText, file: string): Value {
  if (value.k !== 'path' || value.type) return value
  // What describes a request tells no more of who is in it than its fields do.
  if (value.origin.o === 'request') return { ...value, type, typeIn: file }
  const named = /^(?:Readonly)?(?:Array<|Set<|Iterable<|Promise<)*([A-Z]\w*)/.exec(type)?.[1]
  return { ...value, type, typeIn: file, ...(named && !value.of && { of: named }) }
}

/** The class or package member that a type name stands for in a file. */
export function declaredType(world: World, file: string, name: string): Value | undefined {
  const view = viewFor(world, file)
  const declared = view && askOnce(view, { about: 'functions', answer: ({ facts }) => declaredAs(facts, name) }, 0)
  if (!declared) return undefined
  const term = view.facts.terms[declared.value]!
  if (term.k === 'import') return importValue(world, file, term.source, term.name)
  if (term.k === 'class') return exportValue(world, file, name) ?? classHere(world, file, term.class)
  return undefined
}

/** What the import or class of a name is made of, where it stands in the file itself. */
export function declaredAs({ bindings, effects }: FileFacts, name: string): { readonly value: TermId } | undefined {
  const binding = bindings.findIndex(
    (fact) => fact.name === name && (fact.kind === 'import' || fact.kind === 'class') && fact.function === 0,
  )
  const write = binding < 0 ? undefined : effects.find((effect) => effect.k === 'write' && effect.binding === binding)
  return write?.k === 'write' ? { value: write.value } : undefined
}

function classHere(world: World, file: string, cls: number): Value | undefined {
  const view = world.index.facts(file)
  if (!view) return undefined
  for (let fn: FunctionId = 0; fn < 1; fn++) {
    const frame = world.symbolic.get(`${file}#0@`)
    if (frame) return { k: 'class', file, cls, frame }
  }
  return undefined
}
