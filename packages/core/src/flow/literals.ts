import type { ObjectEntry, TermId, Term } from '../facts.js'
import type { Place } from '../source.js'
import { pushedInto } from './append.js'
import { homed, evaluate, placeOf, inherit } from './evaluate.js'
import type { Frame } from './frame.js'
import { type Cell, cell, lazyFields, cellsOf } from './lazy.js'
import { namesOf } from '../people/queries/calls.js'
import { asPath, dataField, iterated, listParts, elementOf } from './members.js'
import { orderOf } from './orders.js'
import { alternatives, union } from './union.js'
import { type Value, unknown, listOf, following, isItself, isUnfilled, none } from './value.js'
import type { World } from './world.js'

export function objectValue(world: World, frame: Frame, entries: readonly ObjectEntry[], at: Place, chain?: string): Value {
  const fields = new Map<string, Cell>()
  let open: Value[] = []
  const later = (id: TermId): Cell => cell(() => homed(evaluate(world, frame, id), frame, id))
  for (const entry of entries) {
    if ('key' in entry) {
      if (entry.accessor !== 'set') fields.set(entry.key, later(entry.value))
      continue
    }
    if ('computed' in entry) {
      const key = keyNamed(evaluate(world, frame, entry.computed))
      if (key !== undefined) fields.set(key, later(entry.value))
      else open.push(unknown('a computed key'))
      continue
    }
    open = spreadInto(fields, open, spreadValue(world, frame, entry.spread))
  }
  return { k: 'object', fields: lazyFields(fields), open, at, ...(chain && { chain }) }
}

/** What a computed key is called: a literal, or a symbol that stands for an operator of Sequelize (`[Op.in]`, once `$in`). */
function keyNamed(key: Value): string | undefined {
  if (key.k === 'literal') return String(key.value)
  const operator = /(?:^|\.)Op\.(\w+)$/.exec(namesOf(key).slice(-2).join('.'))
  return operator ? `$${operator[1]!}` : undefined
}

/** A JSX element: its props and children as fields, and the component that makes something of them. */
export function elementValue(world: World, frame: Frame, id: TermId, term: Extract<Term, { k: 'jsx' }>): Value {
  const value = objectValue(world, frame, term.props, placeOf(frame, id), `jsx:${term.name}`)
  if (value.k !== 'object') return value
  const { tag, children } = term
  const fields = cellsOf(value.fields)
  if (children.length > 0)
    fields.set(
      'children',
      cell(() => listOf(children.map((child) => homed(evaluate(world, frame, child), frame, child)))),
    )
  const inner = tag !== null && isInner(frame, tag)
  return {
    ...value,
    fields: lazyFields(fields),
    ...(tag !== null && { tag: cell(() => evaluate(world, frame, tag)) }),
    ...(inner && { inner: true as const }),
  }
}

function isInner({ view: { facts } }: Frame, tag: TermId): boolean {
  const term = facts.terms[tag]!
  return term.k === 'ref' && facts.functions[facts.bindings[term.binding]!.function]!.kind !== 'module'
}

/** `...(isPersonal && { … })` may spread nothing. */
function spreadValue(world: World, frame: Frame, id: TermId): Value {
  const term = frame.view.facts.terms[id]!
  const value = evaluate(world, frame, id)
  return term.k === 'either' && term.op === '&&' && value.k === 'object' ? union([value, none]) : value
}

/** On some way nothing of that name is spread. */
function lacks(sides: readonly Value[], key: string): boolean {
  return sides.some((side) => side.k === 'none' || (side.k === 'object' && side.open.length === 0 && !side.fields.has(key)))
}

/** A later spread may overwrite what stands before it: both stay possible where it cannot be looked into. */
function spreadInto(fields: Map<string, Cell>, open: Value[], spread: Value): Value[] {
  const sides = alternatives(spread)
  let rest = open
  for (const side of sides) {
    if (side.k === 'object') {
      for (const [key, value] of cellsOf(side.fields)) {
        const before = sides.length === 1 ? undefined : (fields.get(key) ?? (lacks(sides, key) ? cell(() => none) : undefined))
        const from = cell(() => copiedFrom(side, value.get()))
        fields.set(key, before ? cell(() => union([before.get(), from.get()])) : from)
      }
      rest = [...rest, ...side.open]
    } else if (side.k === 'path' || side.k === 'external' || side.k === 'instance') {
      const path = side.k === 'instance' ? side : asPath(side)
      if (path.k === 'path')
        for (const [key, value] of [...fields])
          fields.set(
            key,
            cell(() => union([value.get(), dataField(path, key)])),
          )
      rest = [...rest, path]
      // `{ to, ...(await email.renderAll('welcome', data)) }`: these are what was rendered.
      if (side.k === 'external' && /\.render\w*\(\)$/.test(side.chain))
        for (const key of ['html', 'text', 'subject'])
          fields.set(
            key,
            cell(() => dataField(side, key)),
          )
    }
  }
  return rest
}

/** A field of an object that was handed over came in where it was put, also after `{ ...options }`. */
function copiedFrom(side: Value, field: Value): Value {
  const { entry, ...past } = side
  return following(field, { ...past, ...(entry && field.home && { entry: field.home }) } as Value)
}

export function arrayValue(world: World, frame: Frame, id: TermId): Value {
  const term = frame.view.facts.terms[id]!
  if (term.k !== 'array') return none
  const items: Value[] = []
  const rest: Value[] = []
  let again = false
  for (const item of term.items) {
    if ('item' in item) items.push(homed(evaluate(world, frame, item.item), frame, item.item))
    if (!('spread' in item)) continue
    const spread = iterated(evaluate(world, frame, item.spread))
    for (const side of alternatives(spread)) {
      const parts = listParts(side)
      const isBefore = isItself(side) || isUnfilled(side)
      again ||= isBefore || (side.k === 'list' && side.again === true)
      if (isBefore) continue
      if (parts) {
        for (const part of parts.items) items.push(following(part, side))
        if (parts.each) rest.push(following(parts.each, side))
      } else rest.push(elementOf(side, `spread ${frame.view.file}:${term.span[0]}`))
    }
  }
  // `all.set(key, [...(all.get(key) ?? []), email])`: one more on each round.
  const each = again ? [...rest, ...items] : rest
  const list = listOf(again ? [] : items, each.length > 0 ? union(each) : undefined)
  const [only, ...more] = term.items
  // A copy holds everybody where they were.
  const order = only && 'spread' in only && more.length === 0 ? orderOf(evaluate(world, frame, only.spread)) : undefined
  const value = inherit(order === undefined || list.k !== 'list' ? list : { ...list, order }, [...rest, ...items])
  // `(groups[key] ??= []).push(email)`: pushed into the very list that is written here.
  return (frame.view.pushes.get(id) ?? []).reduce((filled, call) => pushedInto(world, frame, filled, call), value)
}

export function restValue(value: Value, omit: readonly string[] | undefined, from: number | undefined): Value {
  if (value.k === 'union') return following(union(value.of.map((part) => restValue(part, omit, from))), value)
  if (from !== undefined) {
    const parts = listParts(value)
    if (!parts) return value
    return following(listOf(parts.items.slice(from), parts.each), value)
  }
  if (value.k !== 'object' || !omit) return value
  const cells = cellsOf(value.fields)
  for (const key of omit) cells.delete(key)
  return { ...value, fields: lazyFields(cells) }
}
