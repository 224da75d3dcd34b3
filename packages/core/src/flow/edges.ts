import type { FunctionId, TermId } from '../facts.js'
import { textOfTerm } from './text.js'
import type { CallSite } from './frame.js'
import { calleeName, type FileView } from './view.js'
import { viewFor, type World } from './world.js'

/**
 * Code that is reached by a literal name instead of an import: what registers a handler, what sends to it, and where in
 * the sender's arguments the handler's parameter is found.
 */
interface NamedEdge {
  /** Callee of the registration and the argument that holds the name; `key` where handlers are an object's properties. */
  readonly register: readonly string[]
  readonly nameAt: number | 'key' | 'none'
  readonly send: readonly string[]
  readonly sendNameAt: number | 'receiver'
  /** Handler parameter → argument of the sender; `wrap` is the field of the parameter that holds it. */
  readonly payloadAt: number
  readonly wrap?: readonly string[]
}

const edges: readonly NamedEdge[] = [
  // Meteor.methods({ sendEmail(data) {} }) … Meteor.call('sendEmail', data)
  { register: ['methods'], nameAt: 'key', send: ['call', 'callAsync', 'apply'], sendNameAt: 0, payloadAt: 1 },
  // emitter.on('user.created', (user) => …) … emitter.emit('user.created', user)
  {
    register: ['on', 'once', 'addListener', 'subscribe', 'handle', 'OnEvent'],
    nameAt: 0,
    send: ['emit', 'publish', 'emitAsync', 'dispatch', 'invoke', 'trigger'],
    sendNameAt: 0,
    payloadAt: 1,
  },
  // queue.process('mail', (job) => job.data) … queue.add('mail', data) / queue.create('mail', data)
  {
    register: ['process', 'define', 'work'],
    nameAt: 0,
    send: ['add', 'create', 'createJob', 'now', 'schedule', 'every', 'send', 'enqueue', 'publish'],
    sendNameAt: 0,
    payloadAt: 1,
    wrap: ['data', 'attrs.data'],
  },
  // inngest.createFunction({ id }, { event: 'mail/send' }, ({ event }) => event.data) … inngest.send({ name: 'mail/send', data })
  { register: ['createFunction'], nameAt: 1, send: ['send', 'sendEvent'], sendNameAt: 0, payloadAt: 0, wrap: ['event'] },
]

/** Senders whose literal name is the one under which this function is registered. */
export function namedEdges(world: World, view: FileView, fn: FunctionId): CallSite[] {
  const use = view.uses.get(fn) ?? usedMember(view, fn)
  if (!use) return []
  const { facts } = view
  const registration = facts.terms[use.call]!
  if (registration.k !== 'call') return []
  const register = calleeName(facts, registration.callee)
  const sites: CallSite[] = []
  for (const edge of edges) {
    if (!register || !edge.register.includes(register)) continue
    const name = edge.nameAt === 'key' ? use.keys.at(-1) : edge.nameAt === 'none' ? undefined : nameIn(view, registration.args[edge.nameAt])
    if (name === undefined || name.length < 3) continue
    const word = /[A-Za-z_$][\w$]*/.exec(name)?.[0]
    if (!word) continue
    for (const file of world.index.filesWithWord(word)) {
      const other = world.index.role(file) === 'source' ? viewFor(world, file) : undefined
      if (!other) continue
      for (const sender of edge.send) {
        for (const effect of other.callsByName.get(sender) ?? []) {
          const call = other.facts.terms[effect.term]!
          if (
            call.k !== 'call' ||
            effect.term === use.call ||
            nameIn(other, call.args[edge.sendNameAt === 'receiver' ? 0 : edge.sendNameAt]) !== name
          )
            continue
          sites.push({
            view: other,
            term: effect.term,
            within: effect.function,
            guess: false,
            shift: edge.payloadAt,
            ...(edge.wrap && { wrap: edge.wrap }),
          })
        }
      }
    }
  }
  return sites
}

/** A name by literal, or the `name`, `event` or `id` of an object. */
function nameIn(view: FileView, argument: { item: TermId } | { spread: TermId } | undefined): string | undefined {
  if (!argument || !('item' in argument)) return undefined
  const term = view.facts.terms[argument.item]!
  if (term.k === 'object') {
    for (const entry of term.entries)
      if ('key' in entry && (entry.key === 'event' || entry.key === 'name')) return textOfTerm(view, entry.value)
    return undefined
  }
  return textOfTerm(view, argument.item)
}

/** A handler given by name: `queue.process('mail', sendMail)`, or as a method of the registered object. */
function usedMember(view: FileView, fn: FunctionId): { call: TermId; index: number; keys: readonly string[] } | undefined {
  const { facts } = view
  let binding: number | undefined
  for (const effect of facts.effects) {
    if (effect.k !== 'write') continue
    const value = facts.terms[effect.value]!
    if (value.k === 'function' && value.function === fn) binding = effect.binding
  }
  if (binding === undefined) return undefined
  for (const effect of view.calls) {
    const call = facts.terms[effect.term]!
    if (call.k !== 'call') continue
    const index = call.args.findIndex((argument) => {
      const term = 'item' in argument ? facts.terms[argument.item]! : undefined
      return term?.k === 'ref' && term.binding === binding
    })
    if (index >= 0) return { call: effect.term, index, keys: [] }
  }
  return undefined
}
