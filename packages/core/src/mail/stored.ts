import { receiverOf } from '../flow/callee.js'
import { argumentsOf } from '../flow/calls.js'
import { memberOf } from '../flow/objects.js'
import { fitting, saysSo } from '../flow/texts.js'
import { alternatives } from '../flow/union.js'
import { tagged, type Value } from '../flow/value.js'
import { symbolicFrame, viewFor, type World } from '../flow/world.js'
import { modelNamed } from '../people/queries/calls.js'

const writers = ['create', 'insertOne', 'insert', 'insertMany', 'add', 'build', 'upsert']
const writes = new RegExp(`\\.\\s*(?:${writers.join('|')})\\b`)

/**
 * What the application itself stores in the field that a query reads: one file puts `sendTo: list` into an outbox, a poller
 * sends what it finds there. Only for fields of rows, and only where model and field agree.
 */
export function storedValues(world: World, value: Value): Value[] {
  if (value.k !== 'path' || value.origin.o !== 'query' || value.segments.length === 0) return []
  const field = value.segments.at(-1)!
  if (!/^[A-Za-z_]\w+$/.test(field) || /^e?mail$/i.test(field)) return []
  const found: Value[] = []
  for (const file of world.index.filesWithWord(field)) {
    const isRead = world.index.role(file) === 'source' && saysSo(world.index, file, fitting(writes))
    const view = isRead ? viewFor(world, file) : undefined
    for (const writer of view ? writers : []) {
      for (const effect of view!.callsByName.get(writer) ?? []) {
        const call = view!.facts.terms[effect.term]!
        if (call.k !== 'call') continue
        const frame = symbolicFrame(world, view!, effect.function, undefined)
        if (modelNamed(receiverOf(world, frame, call.callee)) !== value.origin.model) continue
        const [row] = argumentsOf(world, frame, call)
        const data = row && memberOf(world, row, 'data')
        const stored = row && memberOf(world, data?.k === 'object' ? data : row, field)
        if (stored && stored.k !== 'none')
          found.push(
            ...alternatives(stored).map((side) => tagged({ ...side, ...(stored.home && { home: stored.home }) }, { project: true })),
          )
      }
    }
  }
  return found
}
