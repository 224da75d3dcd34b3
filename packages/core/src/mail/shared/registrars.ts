import { evaluate } from '../../flow/evaluate.js'
import { calleeName, type FileView } from '../../flow/view.js'
import { symbolicFrame, type World } from '../../flow/world.js'
import type { Span } from '../../source.js'

/** Calls that keep a function and run it for every job, request or tick. */
export const registrars =
  /^(?:process|define|consume|work|[wW]orker|CronJob|on|once|subscribe|schedule|scheduleJob|setInterval|addListener|handle|createFunction|run|get|post|put|patch|delete|all|use|route|command|hears|action|onRequest|onCall|onCreate|onSchedule|handler|cron|every|add|task|procedure|mutation|query)$/

/** Of these, the ones that run it apart from the request that is being answered. */
const deferring =
  /^(?:process|define|consume|work|[wW]orker|CronJob|cron|every|task|on|once|subscribe|schedule|scheduleJob|onSchedule|setInterval|setTimeout|setImmediate|addListener|handle|createFunction|run)$/
/** Of these, the ones that keep every handler ever registered: registering inside a request adds one for good. */
export const keepers = /^(?:process|define|consume|work|[wW]orker|subscribe)$/

/** The call that a function is handed to, with its callee's name. */
export function handedTo(view: FileView, fn: number): { readonly name: string | undefined; readonly span: Span } | undefined {
  const use = view.uses.get(fn)
  const call = use && view.facts.terms[use.call]!
  return call && { name: call.k === 'call' ? calleeName(view.facts, call.callee) : undefined, span: call.span }
}

/** What registered the handler around a place: the handler of a queue or timer is not the run that wrote the message. */
export function runsLater(view: FileView, fn: number): string | undefined {
  for (let at: number | undefined = fn; at !== undefined && at !== 0; at = view.facts.functions[at]!.parent) {
    const name = handedTo(view, at)?.name
    if (name !== undefined && deferring.test(name)) return name
  }
  return undefined
}

/** `(error, member) => …`: what is called back with an error first waits for something. */
export function takesError(view: FileView, fn: number): boolean {
  const [first] = view.facts.functions[fn]!.params
  const binding = first === undefined ? undefined : view.firstNamed.get(first)
  return binding !== undefined && /^_?err(?:or)?$/.test(view.facts.bindings[binding]!.name)
}

const routing = /^(?:get|post|put|patch|delete|all|use|route|onRequest|onCall)$/
const request = /^_?(?:req|request|ctx|context|event|c)$/

/** The function around a place that answers requests: registered on a route, or handed a request by that name. */
export function requestHandler(world: World, view: FileView, fn: number): number | undefined {
  for (let at: number | undefined = fn; at !== undefined && at !== 0; at = view.facts.functions[at]!.parent) {
    const [first] = view.facts.functions[at]!.params
    const given = first === undefined ? undefined : evaluate(world, symbolicFrame(world, view, at, undefined), first)
    if (given?.k !== 'path' || given.origin.o !== 'param') continue
    const call = handedTo(view, at)
    if (request.test(given.origin.name) && (!call || routing.test(call.name ?? ''))) return at
  }
  return undefined
}
