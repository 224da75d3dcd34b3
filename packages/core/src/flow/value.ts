import type { ClassId, FunctionId } from '../facts.js'
import type { StepRole, TraceStep } from '../finding.js'
import type { Count } from '../message.js'
import type { Place } from '../source.js'
import type { Frame } from './frame.js'
import type { Cell } from './lazy.js'

/** How a value came to be, newest step first. A linked list, since values share most of their past. */
export interface Trail {
  readonly step: TraceStep
  readonly before: Trail | undefined
}

/** The argument by which a value came in from a caller, and the frame that wrote that argument. */
export interface Entry {
  readonly place: Place
  readonly frame: Frame
  /** How long the access path was that came in; what follows was taken from it inside. */
  readonly length?: number
}

interface ValueBase {
  readonly trail?: Trail
  /** Set when the value crossed into a callee as an argument; the outermost crossing stays. */
  readonly entry?: Entry
  /** The argument it came by, after the callee handed it back to the frame that passed it. */
  readonly via?: Place
  /** Where it was put into a field, and by which run: the line a reader would change. */
  readonly home?: Entry
  /** An edge on the way was guessed (a name, an interface with several implementations). */
  readonly guess?: true
  /** An edge on the way needed the whole project (callers, names, implementations). */
  readonly project?: true
  /** Which elements remain was decided by somebody picked around: those that belong to them, or all but them. */
  readonly narrowed?: Narrowed
  /** One piece of a list that is sent piece by piece: the whole list is too long for one message. */
  readonly batched?: true
  /** Of a list: how the places of its people differ from those that they came at; see `orders.ts`. */
  readonly order?: string
}

export type Narrowed = 'own' | 'others' | 'staff'

/** Where a value that we cannot look into begins. */
export type Origin =
  /** A parameter whose callers are not (yet) looked at. */
  | {
      readonly o: 'param'
      readonly file: string
      readonly fn: FunctionId
      readonly index: number
      readonly name: string
      readonly type?: string
    }
  /** A query: rows (`many`) or one row of a model. */
  | { readonly o: 'query'; readonly model: string; readonly many: boolean; readonly filters: readonly Filter[]; readonly site: string }
  /** What a caller over the network sent. */
  | { readonly o: 'request'; readonly name: string; readonly site: string }
  /** Settings of the operator: environment, config modules. */
  | { readonly o: 'settings'; readonly name: string }
  /** What an opaque call gave, named by the callee. */
  | { readonly o: 'call'; readonly name: string; readonly site: string }
  | { readonly o: 'name'; readonly name: string }
  | { readonly o: 'unknown'; readonly why: string }

/** One condition of a query: `{ field: 'teamId', op: 'is' }`. */
export interface Filter {
  readonly field: string
  readonly op: 'is' | 'in' | 'other'
  /** A literal it is compared with. */
  readonly value?: string | number | boolean
  /** The literals it may be one of. */
  readonly values?: readonly (string | number | boolean)[]
  /** Names on the path of the value it is compared with. */
  readonly names?: readonly string[]
  /** That value, where it is a path, or one of several. */
  readonly by?: readonly ValueOf<'path'>[]
  /** What it must not be: `{ id: { not: user.id } }`. */
  readonly except?: readonly ValueOf<'path'>[]
}

export type Value = ValueBase &
  (
    | { readonly k: 'none' }
    | { readonly k: 'literal'; readonly value: string | number | boolean }
    /** A part that is a list was joined into the string. `spots`: where each part is written, where that is known. */
    | { readonly k: 'text'; readonly parts: readonly Value[]; readonly spots?: readonly Place[] }
    /** `JSON.stringify`, form bodies, buffers: another form of the same content. */
    | { readonly k: 'encoded'; readonly of: Value; readonly as: string }
    | {
        readonly k: 'object'
        readonly fields: ReadonlyMap<string, Value>
        readonly open: readonly Value[]
        readonly at: Place
        readonly chain?: string
        /** The component of a JSX element, where it is none of the markup's own. */
        readonly tag?: Cell
        /** The component is a name of a function, not of the file: it may close over what that function knows. */
        readonly inner?: true
      }
    /**
     * `items` are known one by one; `each` stands for as many more as the data holds. `keys` are those of a map's entries.
     * `again`: it comes back to itself (`all.get(key) || []`, put back into `all`), so what is added is added on each round.
     * `pick`: what picked the elements that `each` was made of, as it stands in their paths.
     */
    | {
        readonly k: 'list'
        readonly items: readonly Value[]
        readonly each?: Value
        readonly count: Count
        readonly keys?: Value
        readonly again?: true
        readonly pick?: string
      }
    | {
        readonly k: 'function'
        readonly file: string
        readonly fn: FunctionId
        readonly frame: Frame
        readonly self?: Value
        readonly bound?: readonly Value[]
      }
    | { readonly k: 'class'; readonly file: string; readonly cls: ClassId; readonly frame: Frame }
    | {
        readonly k: 'instance'
        readonly file: string
        readonly cls: ClassId
        readonly frame: Frame
        readonly args?: Frame
        readonly typed?: true
        /** Made by `new`: no subclass can stand behind it. */
        readonly exact?: true
      }
    | { readonly k: 'namespace'; readonly file: string }
    /** A value of a package: `nodemailer.createTransport()`; `calls` are the arguments of the calls on its chain, in order. */
    | {
        readonly k: 'external'
        readonly chain: string
        readonly calls: readonly ExternalCall[]
        readonly at?: Place
        readonly fields?: ReadonlyMap<string, Value>
      }
    /** A value seen only by its access path; `of` is the declared type of the people it was taken from. Segments: names, `[id]` for an element picked by a loop, callback or index, `name()` for a call. */
    /** `table`: what the newest call on the way that names one was given, as in `client.from('profiles')`. */
    | {
        readonly k: 'path'
        readonly origin: Origin
        readonly segments: readonly string[]
        readonly type?: string
        /** The file that the type is written in. */
        readonly typeIn?: string
        readonly of?: string
        /** What code calls the one row that a query gave: `const booking = await model.findById(id)`. */
        readonly row?: string
        readonly table?: string
      }
    | { readonly k: 'union'; readonly of: readonly Value[] }
  )

export interface ExternalCall {
  readonly name: string
  readonly args: readonly Value[]
}

export type ValueOf<K extends Value['k']> = Extract<Value, { k: K }>

export const none: Value = { k: 'none' }

export function unknown(why: string): Value {
  return { k: 'path', origin: { o: 'unknown', why }, segments: [] }
}

/** A value while it is being worked out: nothing yet, in the sense of a fixed point. */
export const itself: Value = { k: 'path', origin: { o: 'unknown', why: 'itself' }, segments: [] }

export function isItself(value: Value): boolean {
  return value.k === 'path' && value.origin === (itself as ValueOf<'path'>).origin
}

/** What lies under a computed key of a map or record in which nothing has been put yet. */
export const unfilled: Value = unknown('a record')

export function isUnfilled(value: Value): boolean {
  return value.k === 'path' && value.origin === (unfilled as ValueOf<'path'>).origin
}

export function literal(value: string | number | boolean): Value {
  return { k: 'literal', value }
}

export function listOf(items: readonly Value[], each?: Value, count?: Count): Value {
  return {
    k: 'list',
    items,
    ...(each && { each }),
    count: count ?? (each ? 'many' : items.length > 1 ? 'many' : items.length === 1 ? 'one' : 'none'),
  }
}

/** Adds a step to a value's past. */
export function stepped(value: Value, place: Place, message: string, role: StepRole = 'step'): Value {
  const last = value.trail?.step
  if (last && last.file === place.file && last.span[0] === place.span[0] && last.span[1] === place.span[1]) return value
  return { ...value, trail: { step: { ...place, message, role }, before: value.trail } }
}

/** The past of another value, where a value is derived from it. */
export function following(value: Value, from: Value): Value {
  if (!addsPast(value, from)) return value
  // Made by the hundred thousand: set one by one, as spreading what may be absent takes several times as long.
  const past: { -readonly [K in keyof ValueBase]: ValueBase[K] } = { ...value }
  const trail = value.trail ?? from.trail
  const entry = value.entry ?? from.entry
  const via = value.via ?? from.via
  const narrowed = value.narrowed ?? from.narrowed
  if (trail) past.trail = trail
  if (entry) past.entry = entry
  if (via) past.via = via
  if (value.guess || from.guess) past.guess = true
  if (value.project || from.project) past.project = true
  if (narrowed) past.narrowed = narrowed
  if (value.batched ?? from.batched) past.batched = true
  return past as Value
}

/** Most values come with nothing new, and one that stays the same need not be copied. */
function addsPast(value: Value, from: Value): boolean {
  return (
    (from.trail !== undefined && value.trail === undefined) ||
    (from.entry !== undefined && value.entry === undefined) ||
    (from.via !== undefined && value.via === undefined) ||
    (from.guess === true && !value.guess) ||
    (from.project === true && !value.project) ||
    (from.narrowed !== undefined && value.narrowed === undefined) ||
    (from.batched === true && !value.batched)
  )
}

export function tagged(value: Value, tags: { readonly guess?: boolean; readonly project?: boolean }): Value {
  if ((!tags.guess || value.guess) && (!tags.project || value.project)) return value
  return { ...value, ...(tags.guess && { guess: true as const }), ...(tags.project && { project: true as const }) }
}

export function trailOf(value: Value): TraceStep[] {
  const steps: TraceStep[] = []
  for (let at = value.trail; at; at = at.before) steps.push(at.step)
  return steps.reverse()
}
