import type { FunctionId, TermId } from '../facts.js'
import { calleeValue } from './callee.js'
import type { CallSite } from './frame.js'
import { callsIn, wordIn, type Fits } from './senders.js'
import { textOfTerm } from './text.js'
import { alternatives } from './union.js'
import { type Use } from './uses.js'
import { ask, calleeName, type FileView, type Question } from './view.js'
import { symbolicFrame, type World } from './world.js'

/**
 * Code that is reached by a literal name instead of an import: what registers a handler, what sends to it, and where in
 * the sender's arguments the handler's parameter is found.
 */
interface NamedEdge {
  /** Callee of the registration and the argument that holds the name; `key` where handlers are an object's properties. */
  readonly register: readonly string[]
  readonly nameAt: number | 'key' | 'receiver'
  /** `new Worker('mail', handler)`. */
  readonly construct?: true
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
    register: ['on', 'once', 'addListener', 'subscribe', 'handle'],
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
  // channel.consume('mail', (message) => JSON.parse(message.content)) … channel.sendToQueue('mail', Buffer.from(JSON.stringify(data)))
  { register: ['consume'], nameAt: 0, send: ['sendToQueue'], sendNameAt: 0, payloadAt: 1, wrap: ['content'] },
  // agenda.define('mail', (job) => job.attrs.data) … agenda.schedule('tomorrow', 'mail', data)
  { register: ['define'], nameAt: 0, send: ['schedule', 'every'], sendNameAt: 1, payloadAt: 2, wrap: ['data', 'attrs.data'] },
  // inngest.createFunction({ id }, { event: 'mail/send' }, ({ event }) => event.data) … inngest.send({ name: 'mail/send', data })
  { register: ['createFunction'], nameAt: 1, send: ['send', 'sendEvent'], sendNameAt: 0, payloadAt: 0, wrap: ['event'] },
  // … step.sendEvent('fan out', { name: 'mail/send', data })
  { register: ['createFunction'], nameAt: 1, send: ['sendEvent'], sendNameAt: 1, payloadAt: 1, wrap: ['event'] },
  // task({ id: 'send-mail', run: (payload) => … }) … tasks.trigger('send-mail', payload) / sendMail.trigger(payload)
  { register: ['task', 'schemaTask'], nameAt: 0, send: ['trigger', 'triggerAndWait'], sendNameAt: 0, payloadAt: 1 },
  { register: ['task', 'schemaTask'], nameAt: 0, send: ['trigger', 'triggerAndWait'], sendNameAt: 'receiver', payloadAt: 0 },
  // new Worker('mail', (job) => job.data) … new Queue('mail').add('welcome', data): the queue's name, not the job's
  { register: ['Worker'], construct: true, nameAt: 0, send: ['add', 'addBulk'], sendNameAt: 'receiver', payloadAt: 1, wrap: ['data'] },
  // new Queue('mail').process((job) => job.data) … new Queue('mail').add(data)
  { register: ['process'], nameAt: 'receiver', send: ['add', 'createJob'], sendNameAt: 'receiver', payloadAt: 0, wrap: ['data'] },
]

/** Senders whose literal name is the one under which this function is registered. */
export function namedEdges(world: World, view: FileView, fn: FunctionId): CallSite[] {
  const use = view.uses.get(fn) ?? ask(view, usedByName, fn)
  if (!use) return []
  const { facts } = view
  const registration = facts.terms[use.call]!
  if (registration.k !== 'call') return []
  const register = calleeName(facts, registration.callee)
  const sites: CallSite[] = []
  for (const edge of edges) {
    if (!register || !edge.register.includes(register) || (edge.construct ?? false) !== (registration.construct ?? false)) continue
    const name =
      edge.nameAt === 'key'
        ? use.keys.at(-1)
        : edge.nameAt === 'receiver'
          ? queueOf(world, view, use.call)
          : nameIn(view, registration.args[edge.nameAt])
    if (name === undefined || name.length < 3 || (edge.nameAt === 'receiver' && use.index !== 0)) continue
    sites.push(...sendersOf(world, edge, name, { view, term: use.call }))
  }
  return sites
}

function sendersOf(world: World, edge: NamedEdge, name: string, registration: { view: FileView; term: TermId }): CallSite[] {
  const word = wordIn(name)
  if (!word) return []
  const files = new Set(world.index.filesWithWord(word))
  // The queue may be made in one file and used in those that import it.
  if (edge.sendNameAt === 'receiver')
    for (const file of [...files]) for (const importer of world.index.importersOf(file)) files.add(importer)
  const fits: Fits = (other, id) => {
    const call = other.facts.terms[id]!
    // Terms of two files may bear one number.
    if (call.k !== 'call' || (other === registration.view && id === registration.term)) return false
    return (edge.sendNameAt === 'receiver' ? queueOf(world, other, id) : nameIn(other, call.args[edge.sendNameAt])) === name
  }
  return callsIn(world, files, edge.send, fits, { shift: edge.payloadAt, ...(edge.wrap && { wrap: edge.wrap }) })
}

/** The name that the queue of a call was made with: `new Queue('mail')`. */
function queueOf(world: World, view: FileView, term: TermId): string | undefined {
  const call = view.facts.terms[term]!
  const callee = call.k === 'call' ? view.facts.terms[call.callee]! : undefined
  const effect = view.callEffect.get(term)
  if (callee?.k !== 'field' || !effect) return undefined
  for (const side of alternatives(calleeValue(world, symbolicFrame(world, view, effect.function, undefined), callee.of))) {
    const first = side.k === 'external' ? side.calls.find((one) => one.name === 'new' || /queue|task$/i.test(one.name))?.args[0] : undefined
    const name = first?.k === 'object' ? first.fields.get('id') : first
    if (name?.k === 'literal') return String(name.value)
  }
  return undefined
}

/** A name by literal, or the `event`, `name` or else the `id` of an object. */
function nameIn(view: FileView, argument: { item: TermId } | { spread: TermId } | undefined): string | undefined {
  if (!argument || !('item' in argument)) return undefined
  const term = view.facts.terms[argument.item]!
  if (term.k === 'object') {
    const named = (...keys: readonly string[]): TermId | undefined => {
      for (const entry of term.entries) if ('key' in entry && keys.includes(entry.key)) return entry.value
      return undefined
    }
    const name = named('event', 'name') ?? named('id')
    return name === undefined ? undefined : textOfTerm(view, name)
  }
  return textOfTerm(view, argument.item)
}

const usedByName: Question<Use | undefined> = { about: 'functions', answer: usedMember }

/** A handler given by name: `queue.process('mail', sendMail)`, or as a method of the registered object. */
function usedMember(view: FileView, fn: FunctionId): Use | undefined {
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
