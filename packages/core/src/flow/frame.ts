import type { FunctionId, TermId } from '../facts.js'
import type { FileView } from './view.js'
import { notKnown, type Left } from './chains.js'
import type { Value } from './value.js'

/** A call at which a function is assumed to have been called, while its callers are tried one by one. */
export interface CallSite {
  readonly view: FileView
  readonly term: TermId
  /** The function that holds the call. */
  readonly within: FunctionId
  /** The callee was matched by name alone. */
  readonly guess: boolean
  /** The function is not called here but handed over, as this argument: `users.forEach(sendTo)`. */
  readonly callback?: number
  /** The parameter carries the argument in this field: a queue's handler reads it from `job.data`. */
  readonly wrap?: readonly string[]
  /** Arguments before the written ones: `fn.bind(null, a)`. */
  readonly shift?: number
}

/** The callers chosen so far, outermost first. Each function appears once, so chains end. */
export interface Context extends Part {
  readonly depth: number
  readonly site: CallSite
  readonly outer: Context | undefined
}

/** As much of the callers chosen as a run can hang on: all of them, or those further out than its file. */
export interface Part {
  readonly key: string
  /** The function whose caller is assumed; empty where none is left. */
  readonly fn: string
  readonly site: CallSite | undefined
  readonly outer: Part | undefined
  /** What was left out of it. */
  readonly left?: Left
}

/**
 * One run of one function. With `args` the run is known (it was called from a value); without, the run stands for any,
 * and a parameter is looked up in the context or stays an open parameter.
 */
export interface Frame {
  readonly view: FileView
  readonly fn: FunctionId
  readonly args: readonly Value[] | undefined
  readonly self: Value | undefined
  /** The run in which this function was made. */
  readonly closure: Frame | undefined
  readonly context: Part | undefined
  readonly depth: number
  readonly memo: Map<TermId, Value>
  readonly busy: Set<TermId>
  /** The run that called it, where its own calls may come back to it: recursion is seen along these. */
  readonly caller: Frame | undefined
}

/** A run that knows nothing yet. */
export function frameOf({ view, fn, args, self, closure, context, depth, caller }: Omit<Frame, 'memo' | 'busy'>): Frame {
  return { view, fn, args, self, closure, context, depth, memo: new Map(), busy: new Set(), caller }
}

/** What is called: a function, as what it runs on, in the run that made it. */
interface Callee {
  readonly fn: FunctionId
  readonly self?: Value | undefined
  readonly frame: Frame
}

/** The run of a function that `from` calls with `args`; without them it stands for any call. */
export function runOf(view: FileView, { fn, self, frame }: Callee, args: Frame['args'], from: Frame): Frame {
  return frameOf({ view, fn, args, self, closure: frame, context: from.context, depth: from.depth + 1, caller: undefined })
}

export function assumedCall(context: Part | undefined, fn: string): CallSite | undefined {
  for (let at = context; at; at = at.outer) if (at.fn === fn) return at.site
  if (context?.left) notKnown(context.left, fn)
  return undefined
}
