import { alternatives, type Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { WrittenDatum } from '../message.js'
import { literalsOf } from '../people/literals.js'
import type { Place } from '../source.js'
import type { Sink } from './match.js'
import { valueAt } from './paths.js'
import type { Outgoing } from './units.js'

const deepest = 8
const longestUrl = 2_000
/** Without one of these there is nothing to look for. */
const telling = /[@+=]|eyJ/
const picture = /\b(?:src|srcset|background)\s*=\s*["'][^"'\s]*$/i

/** Data of people typed into a send, as a test leaves them: the addresses it goes to; addresses, phone numbers and tokens in its text. */
export function writtenData(world: World, sink: Sink, out: Outgoing): readonly WrittenDatum[] {
  const found: WrittenDatum[] = []
  let left = 200
  const walk = (value: Value, part: WrittenDatum['part'], home: Place | undefined, depth: number): void => {
    if (left-- <= 0 || depth > deepest) return
    const at = value.home?.place ?? home
    const next = (inner: Value): void => walk(inner, part, at, depth + 1)
    if (value.k === 'literal' && at) found.push(...dataIn(world, String(value.value), part, at))
    if (value.k === 'text') value.parts.forEach((inner, index) => walk(inner, part, value.spots?.[index] ?? at, depth + 1))
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

function dataIn(world: World, text: string, part: WrittenDatum['part'], { file, span }: Place): WrittenDatum[] {
  if (!telling.test(text)) return []
  const written = world.index.text(file)
  const found: WrittenDatum[] = []
  for (const { kind, value } of literalsOf(text, text)) {
    // A name after a greeting is most often the sample of a template, and nobody is found by it.
    if (kind === 'name' || (part === 'recipient' && kind !== 'email')) continue
    const start = written.indexOf(value, span[0])
    // Storage services sign the urls of pictures: those are for everybody.
    if (kind === 'token' && picture.test(written.slice(Math.max(span[0], start - longestUrl), start))) continue
    if (start >= 0 && start + value.length <= span[1])
      found.push({ kind, value, part, place: { file, span: [start, start + value.length] } })
  }
  return found
}
