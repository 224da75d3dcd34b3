import type { FileFacts, TermId, TypeText } from '../facts.js'
import { declaredAs } from './declared.js'
import { evaluate } from './evaluate.js'
import { exportValue } from './modules.js'
import type { Value, ValueOf } from './value.js'
import { partsOf, writtenMember } from './type-text.js'
import { askOnce, type FileView } from './view.js'
import { symbolicFrame, viewFor, type World } from './world.js'

/** How many names a type may hide behind: aliases, barrels. */
const deepest = 4

/** What a type, as written in a file, says of one of its members. */
export function memberType(world: World, file: string, type: TypeText, name: string, depth = 0): TypeText | undefined {
  for (const part of partsOf(type)) {
    const bare = /^(?:Readonly|Required|Partial)<(.+)>$/.exec(part)?.[1] ?? part
    const found = bare.startsWith('{') ? writtenMember(bare, name) : namedMember(world, file, bare, name, depth)
    if (found) return found
  }
  return undefined
}

/** The same of a type that is written out, or declared in the file itself, where the member's type is one name. */
export function memberHere(world: World, file: string, type: TypeText, name: string): TypeText | undefined {
  const view = viewFor(world, file)
  for (const part of partsOf(type)) {
    const said =
      view && !part.startsWith('{') && askOnce(view, { about: 'functions', answer: ({ facts }) => declaredHere(facts, part, name) }, 0)
    const found = said ? (said.k === 'member' ? said.type : undefined) : writtenMember(part, name)
    if (found && /^[\w$.]+$/.test(found)) return found
  }
  return undefined
}

/** `z.infer<typeof schema>` says what the schema says. */
const inferred = /^(?:\w+\.)?(?:infer|input|output|Infer|InferInput|InferOutput|InferType|Static)<typeof([A-Za-z_$][\w$]*)>$/

function namedMember(world: World, file: string, type: string, name: string, depth: number): TypeText | undefined {
  if (depth > deepest) return undefined
  const schema = inferred.exec(type)?.[1]
  if (schema) {
    const value = exportValue(world, file, schema) ?? constantOf(world, file, schema)
    const written = value && schemaType(value)
    return written && writtenMember(written, name)
  }
  if (!/^[A-Za-z_$][\w$]*$/.test(type)) return undefined
  const view = viewFor(world, file)
  const said = view && askOnce(view, { about: 'functions', answer: ({ facts }) => declaredHere(facts, type, name) }, 0)
  if (!view || !said) return undefined
  if (said.k === 'member') return said.type
  if (said.k === 'alias') return memberType(world, file, said.type, name, depth + 1)
  const target = world.index.resolve(file, said.source)
  return 'file' in target ? exportedMember(world, target.file, said.name, name, depth + 1) : undefined
}

/** What a name of a file was made as. */
function constantOf(world: World, file: string, name: string): Value | undefined {
  const view = viewFor(world, file)
  const answer = ({ facts, writes }: FileView): { readonly value: TermId } | undefined => {
    const binding = facts.bindings.findIndex((one) => one.name === name && one.kind === 'const' && one.function === 0)
    return writes.get(binding)?.[0]
  }
  const made = view && askOnce(view, { about: 'functions', answer }, 0)
  return made && evaluate(world, symbolicFrame(world, view, 0, undefined), made.value)
}

type Said =
  | { readonly k: 'member'; readonly type: TypeText }
  | { readonly k: 'alias'; readonly type: TypeText }
  | { readonly k: 'import'; readonly source: string; readonly name: string }

function declaredHere(facts: FileFacts, type: string, name: string): Said | undefined {
  const fact = facts.types.find((one) => one.name === type)
  const member = (fact?.members ?? facts.classes.find((one) => one.name === type)?.members)?.find((one) => one.name === name)
  if (member?.type !== undefined) return { k: 'member', type: member.type }
  if (fact) return fact.type === undefined ? undefined : { k: 'alias', type: fact.type }
  const made = declaredAs(facts, type)
  const term = made && facts.terms[made.value]!
  return term?.k === 'import' ? { k: 'import', source: term.source, name: term.name } : undefined
}

/** A type of another file, behind `export { Body } from './body'` and `export * from './body'` too. */
function exportedMember(world: World, file: string, type: string, name: string, depth: number): TypeText | undefined {
  const here = namedMember(world, file, type, name, depth)
  const view = here === undefined && depth <= deepest ? viewFor(world, file) : undefined
  for (const source of view ? barrelled(view, type) : []) {
    const target = world.index.resolve(file, source)
    const found = 'file' in target ? exportedMember(world, target.file, type, name, depth + 1) : undefined
    if (found) return found
  }
  return here
}

function barrelled({ exportsNamed, exportsAll }: FileView, type: string): string[] {
  const named = (exportsNamed.get(type) ?? []).flatMap((fact) => ('source' in fact && fact.imported === type ? [fact.source] : []))
  return named.length > 0 ? named : exportsAll.map(({ star }) => star)
}

/** What a schema lets through, as a type: `z.object({ to: z.string().email() })` is `{to:string}`. Fields of other kinds are left out. */
export function schemaType(schema: Value): TypeText | undefined {
  if (schema.k !== 'external') return undefined
  const members = schema.calls
    .filter(({ name }) => /^(?:(?:strict|loose)?[oO]bject|extend|shape|keys|create)$/.test(name))
    .flatMap(({ args }) => (args[0]?.k === 'object' ? [...args[0].fields] : []))
    .flatMap(([name, field]) => {
      const type = fieldType(field)
      return type === undefined ? [] : [`${name}:${type}`]
    })
  return members.length > 0 ? `{${members.join(';')}}` : undefined
}

function fieldType(field: Value): TypeText | undefined {
  if (field.k !== 'external') return undefined
  const names = field.calls.map(({ name }) => name)
  if (names.some((name) => /^(?:union|or|alternatives)$/.test(name))) return eitherType(field)
  if (names.some((name) => /^(?:any|unknown|custom|preprocess|transform|pipe)$/.test(name))) return pipedType(field)
  if (names.some((name) => /^(?:array|items|tuple|set)$/.test(name))) return 'string[]'
  return names.some((name) => /^(?:string|email)$/.test(name)) ? 'string' : wrappedType(field)
}

/** `z.union([z.string(), z.array(z.string())])`, `z.string().or(z.array(z.string()))`. */
function eitherType({ calls }: ValueOf<'external'>): TypeText | undefined {
  const given = calls.filter(({ name }) => /^(?:union|or|alternatives)$/.test(name)).flatMap(({ args }) => args)
  const sides = given.flatMap((value) => (value.k === 'list' ? value.items : [value])).map(fieldType)
  const first = calls[0]!.name === 'string' ? ['string'] : []
  return sides.includes(undefined) || sides.length === 0 ? undefined : [...new Set([...first, ...sides])].join('|')
}

/** Valibot's `v.pipe(v.string(), v.email())`. */
function pipedType(field: ValueOf<'external'>): TypeText | undefined {
  return field.calls.length === 1 && field.calls[0]!.name === 'pipe' ? wrappedType(field) : undefined
}

/** `v.optional(v.string())`: what stands inside. */
function wrappedType({ calls }: ValueOf<'external'>): TypeText | undefined {
  const inner = calls.at(-1)?.args[0]
  return inner && fieldType(inner)
}
