import type { FunctionId, TermId } from '../facts.js'
import { namesOf } from './caller-names.js'
import { evaluate } from './evaluate.js'
import type { CallSite } from './frame.js'
import { callsIn, wordIn, type Fits } from './senders.js'
import { textOfTerm } from './text.js'
import { alternatives } from './union.js'
import { calleeName, type FileView } from './view.js'
import { symbolicFrame, viewFor, type World } from './world.js'

/** Callers that a framework puts between: by a decorator’s name, class or queue, by what an application was decorated with, by a task’s file. */
export function frameworkEdges(world: World, view: FileView, fn: FunctionId): CallSite[] {
  return [
    ...eventsByName(world, view, fn),
    ...eventsByClass(world, view, fn),
    ...jobsOfQueue(world, view, fn),
    ...decorated(world, view, fn),
    ...taskFiles(world, view, fn),
  ]
}

function argument({ facts }: FileView, call: TermId, at: number): TermId | undefined {
  const term = facts.terms[call]!
  const given = term.k === 'call' ? term.args[at] : undefined
  return given && 'item' in given ? given.item : undefined
}

/** `@OnEvent('order.paid') notify(order)` … `emitter.emit('order.paid', order)`. */
function eventsByName(world: World, view: FileView, fn: FunctionId): CallSite[] {
  return (view.facts.functions[fn]!.decorators ?? []).flatMap((id) => {
    const decorator = view.facts.terms[id]!
    const first = argument(view, id, 0)
    const name = first === undefined || decorator.k !== 'call' ? undefined : textOfTerm(view, first)
    const word = name === undefined ? undefined : wordIn(name)
    if (decorator.k !== 'call' || word === undefined || calleeName(view.facts, decorator.callee) !== 'OnEvent') return []
    const fits: Fits = (other, call) => {
      const sent = argument(other, call, 0)
      return sent !== undefined && textOfTerm(other, sent) === name
    }
    return callsIn(world, world.index.filesWithWord(word), ['emit', 'emitAsync'], fits, { shift: 1 })
  })
}

const handlers = /^(?:EventsHandler|CommandHandler|QueryHandler)$/

/** `@EventsHandler(CourseMoved) class { handle(event) }` … `bus.publish(new CourseMoved(…))`. */
function eventsByClass(world: World, view: FileView, fn: FunctionId): CallSite[] {
  const { facts } = view
  const { class: cls, name, kind } = facts.functions[fn]!
  if (cls === undefined || kind !== 'method' || (name !== 'handle' && name !== 'execute')) return []
  return facts.classes[cls]!.decorators.flatMap((id) => {
    const decorator = facts.terms[id]!
    if (decorator.k !== 'call' || !handlers.test(calleeName(facts, decorator.callee) ?? '')) return []
    return decorator.args.flatMap((given) => {
      const event = 'item' in given ? calleeName(facts, given.item) : undefined
      if (event === undefined) return []
      const fits: Fits = (other, call) => {
        const sent = argument(other, call, 0)
        return sent !== undefined && isMadeOf(world, other, call, sent, event)
      }
      return callsIn(world, world.index.filesWithWord(event), ['publish', 'execute', 'apply'], fits)
    })
  })
}

function isMadeOf(world: World, other: FileView, call: TermId, sent: TermId, event: string): boolean {
  const within = other.callEffect.get(call)?.function
  const value = within === undefined ? undefined : evaluate(world, symbolicFrame(world, other, within, undefined), sent)
  return (
    value !== undefined &&
    alternatives(value).some((side) => side.k === 'instance' && viewFor(world, side.file)?.facts.classes[side.cls]?.name === event)
  )
}

/**
 * `@Processor('mail') class { @Process('welcome') welcome(job) }`, or `process(job)` of a `WorkerHost` … `this.queue.add('welcome', data)`
 * where `@InjectQueue('mail')` gave the queue (https://docs.nestjs.com/techniques/queues).
 */
function jobsOfQueue(world: World, view: FileView, fn: FunctionId): CallSite[] {
  const { class: cls, name, decorators = [] } = view.facts.functions[fn]!
  const queue = cls === undefined ? undefined : nameGiven(view, view.facts.classes[cls]!.decorators, 'Processor')
  const word = queue && wordIn(queue)
  const process = decorators.find((id) => isCallOf(view, id, 'Process'))
  if (queue === undefined || !word || (process === undefined && name !== 'process')) return []
  const job = process === undefined ? undefined : nameGiven(view, [process], 'Process')
  const files = world.index.filesWithWord(word)
  const shiftFor = (shift: 0 | 1): CallSite[] => {
    const fits: Fits = (other, call) => {
      const first = argument(other, call, 0)
      const named = argument(other, call, 1) === undefined || first === undefined ? undefined : textOfTerm(other, first)
      if ((named === undefined) !== (shift === 0) || (job !== undefined && named !== job)) return false
      return queueInjected(other, call) === queue
    }
    return callsIn(world, files, ['add'], fits, { shift, wrap: ['data'] })
  }
  return [...shiftFor(1), ...(job === undefined ? shiftFor(0) : [])]
}

function isCallOf({ facts }: FileView, id: TermId, name: string): boolean {
  const term = facts.terms[id]!
  return term.k === 'call' && calleeName(facts, term.callee) === name
}

/** What one of some decorators names: `@Process('welcome')`, `@Processor({ name: 'mail' })`. */
function nameGiven(view: FileView, decorators: readonly TermId[], called: string): string | undefined {
  const decorator = decorators.find((id) => isCallOf(view, id, called))
  const first = decorator === undefined ? undefined : argument(view, decorator, 0)
  const term = first === undefined ? undefined : view.facts.terms[first]!
  if (term?.k !== 'object') return first === undefined ? undefined : textOfTerm(view, first)
  for (const entry of term.entries) if ('key' in entry && entry.key === 'name') return textOfTerm(view, entry.value)
  return undefined
}

/** The queue that a class was given: the only one that its file asks for, or the one that its field is called after. */
function queueInjected(view: FileView, call: TermId): string | undefined {
  const { facts } = view
  const term = facts.terms[call]!
  const callee = term.k === 'call' ? facts.terms[term.callee]! : undefined
  const receiver = callee?.k === 'field' ? facts.terms[callee.of]! : undefined
  if (receiver?.k !== 'field') return undefined
  const names = [
    ...new Set(
      (view.callsByName.get('InjectQueue') ?? []).flatMap(({ term: injected }) => {
        const first = argument(view, injected, 0)
        return (first === undefined ? undefined : textOfTerm(view, first)) ?? []
      }),
    ),
  ]
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]|queue$/g, '')
  return names.length < 2 ? names[0] : names.find((name) => plain(receiver.name).startsWith(plain(name)))
}

/** `fastify.decorate('mailer', { send(to) {} })` … `fastify.mailer.send(to)`. */
function decorated(world: World, view: FileView, fn: FunctionId): CallSite[] {
  return (view.callsByName.get('decorate') ?? []).flatMap(({ term }) => {
    const name = argument(view, term, 0)
    const given = argument(view, term, 1)
    const property = name === undefined ? undefined : textOfTerm(view, name)
    const keys = property === undefined || given === undefined ? undefined : keysTo(view, given, fn, 0)
    if (!property || !keys) return []
    const path = [property, ...keys]
    return callsIn(world, world.index.filesWithWord(property), [path.at(-1)!], (other, call) => isMember(other, call, path))
  })
}

/** The keys under which an object, or what a name stands for, holds a function. */
function keysTo(view: FileView, id: TermId, fn: FunctionId, depth: number): readonly string[] | undefined {
  const { facts, writes } = view
  const term = facts.terms[id]!
  if (term.k === 'function') return term.function === fn ? [] : undefined
  if (depth > 2) return undefined
  if (term.k === 'ref') {
    const [write, more] = writes.get(term.binding) ?? []
    return write && !more ? keysTo(view, write.value, fn, depth + 1) : undefined
  }
  for (const entry of term.k === 'object' ? term.entries : []) {
    const inner = 'key' in entry ? keysTo(view, entry.value, fn, depth + 1) : undefined
    if (inner && 'key' in entry) return [entry.key, ...inner]
  }
  return undefined
}

/** Whether a call is one of `….mailer.send`, behind whatever holds the first of these names. */
function isMember({ facts }: FileView, call: TermId, path: readonly string[]): boolean {
  const term = facts.terms[call]!
  let at = term.k === 'call' ? facts.terms[term.callee]! : undefined
  for (const name of [...path].reverse()) {
    if (at?.k !== 'field' || at.name !== name) return false
    at = facts.terms[at.of]!
  }
  return at !== undefined
}

/** `tasks/send_mail.ts` of Graphile Worker, whose default export is the task … `addJob('send_mail', payload)`. */
function taskFiles(world: World, view: FileView, fn: FunctionId): CallSite[] {
  const task = /(?:^|\/)tasks\/([\w-]+)\.[cm]?[jt]s$/.exec(view.file)?.[1]
  if (task === undefined || !namesOf(view, fn).exported.has('default')) return []
  const fits: Fits = (other, call) => {
    const name = argument(other, call, 0)
    return name !== undefined && textOfTerm(other, name) === task
  }
  return callsIn(world, world.index.filesWithWord(wordIn(task) ?? task), ['addJob'], fits, { shift: 1 })
}
