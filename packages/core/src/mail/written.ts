import { alternatives, type Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { WrittenAddress } from '../message.js'
import type { Place } from '../source.js'
import type { Sink } from './match.js'
import { valueAt } from './paths.js'
import type { Outgoing } from './units.js'

const address = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g
const deepest = 8

/** Addresses that are typed into a send, as a test leaves them: those it goes to, and those in its text. */
export function writtenAddresses(world: World, sink: Sink, out: Outgoing): readonly WrittenAddress[] {
  const found: WrittenAddress[] = []
  let left = 200
  const walk = (value: Value, part: WrittenAddress['part'], home: Place | undefined, depth: number): void => {
    if (left-- <= 0 || depth > deepest) return
    const at = value.home?.place ?? home
    const next = (inner: Value): void => walk(inner, part, at, depth + 1)
    if (value.k === 'literal' && at) found.push(...addressesIn(world, String(value.value), part, at))
    if (value.k === 'text') value.parts.forEach(next)
    if (value.k === 'encoded') next(value.of)
    if (value.k === 'list') value.items.forEach(next)
    if (value.k === 'union') alternatives(value).forEach(next)
    if (value.k === 'object' && part === 'recipient') for (const field of value.fields.values()) next(field)
  }
  for (const { value, field } of out.visible) if (field !== 'replyTo') walk(value, 'recipient', undefined, 0)
  const content = sink.call.content ?? sink.sdk.content
  for (const path of [...(content?.subject ?? []), ...(content?.html ?? []), ...(content?.text ?? [])])
    walk(valueAt(world, path, out.args, undefined, undefined), 'content', undefined, 0)
  return found
}

function addressesIn(world: World, text: string, part: WrittenAddress['part'], { file, span }: Place): WrittenAddress[] {
  if (!text.includes('@')) return []
  const written = world.index.text(file)
  const found: WrittenAddress[] = []
  for (const [value] of text.matchAll(address)) {
    const start = written.indexOf(value, span[0])
    if (start >= 0 && start + value.length <= span[1]) found.push({ value, part, place: { file, span: [start, start + value.length] } })
  }
  return found
}
