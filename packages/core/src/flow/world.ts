import type { FunctionId } from '../facts.js'
import type { RunOptions, ProjectIndex } from '../host.js'
import { createChains, partFor, type Chains, type Shared } from './chains.js'
import { assumedCall, frameOf, type CallSite, type Context, type Frame, type Part } from './frame.js'
import type { Value } from './value.js'
import { viewOf, type FileView } from './view.js'

/** How methods of a package's object fill it, as data from the SDK rows: chain → method → what it writes. */
export interface Filling {
  readonly field: string
  readonly effect: 'append' | 'replace' | 'newUnit'
  readonly arg?: number
  readonly wrap?: string
  /** More fields of a new unit, by argument. */
  readonly also?: Readonly<Record<string, number>>
}

/** What the engine must know of packages, without knowing what they are for. */
export interface LibraryModel {
  /** Objects that are filled by their methods. */
  readonly fillings: ReadonlyMap<string, Readonly<Record<string, Filling>>>
  /** Methods that give the same object in another form, by chain. */
  readonly same: ReadonlyMap<string, readonly string[]>
  /** Methods that give a part of an object, which is filled by itself, by chain. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  /** Functions that put their second argument into the object that is their first. */
  readonly joining: ReadonlySet<string>
  /** Chains whose constructor's first argument holds fields. */
  readonly fromArgument: ReadonlySet<string>
  /** Packages whose values may be clients. */
  readonly typedPackages: ReadonlySet<string>
  /** Their types that name clients or builders, as `resend.Resend#`: an annotation alone makes a value theirs. */
  readonly typedChains: ReadonlySet<string>
  /** Types that a platform declares globally and that name clients. */
  readonly typedGlobals: ReadonlySet<string>
}

/** One scan's state. Work is bounded by counted steps, never by a clock. */
export interface World {
  readonly index: ProjectIndex
  readonly options: RunOptions
  readonly library: LibraryModel
  readonly symbolic: Map<string, Frame>
  readonly modules: Map<string, Value>
  /** Calls that may reach a function. */
  readonly callers: Map<string, readonly CallSite[]>
  /** Texts, and whether they export all of another file. */
  readonly exportingAll: Map<string, boolean>
  /** Classes by the name of a type they implement or extend. */
  readonly implementers: Map<string, readonly { readonly file: string; readonly cls: number }[]>
  readonly chains: Chains
  /** What functions give that are handed nothing, by the run they were made in. */
  readonly results: WeakMap<Frame, Map<string, Value>>
  /** Told what was looked at, for `--explain`. */
  readonly explain: ((line: string) => void) | undefined
  /** Steps left for the message at hand. */
  steps: number
  /** Evaluations under way; deep ones give up, so that no input overflows the stack. */
  depth: number
  /** How often a walk was cut off for what was under way around it, so that the same walk may give more elsewhere. */
  cuts: number
  /** Set when steps ran out; the finding, if any, is then at most likely. */
  exhausted: boolean
}

/** `shared`: chains of callers have runs in common; the host looks whether one `missed` what was left out. */
export function createWorld(
  index: ProjectIndex,
  options: RunOptions,
  library: LibraryModel,
  { explain, shared = false }: { readonly explain?: ((line: string) => void) | undefined; readonly shared?: Shared } = {},
): World {
  return {
    index,
    options,
    library,
    explain,
    symbolic: new Map(),
    modules: new Map(),
    callers: new Map(),
    exportingAll: new Map(),
    implementers: new Map(),
    chains: createChains(shared),
    results: new WeakMap(),
    steps: 0,
    depth: 0,
    cuts: 0,
    exhausted: false,
  }
}

/** What is worked out once a scan, by key; not what steps ran out for. */
export function ofWorld<T>(): (world: World, key: string, make: () => T) => T {
  const known = new WeakMap<World, Map<string, T>>()
  return (world, key, make) => {
    let answers = known.get(world)
    if (!answers) known.set(world, (answers = new Map()))
    const before = answers.get(key)
    if (before !== undefined) return before
    const answer = make()
    if (!world.exhausted && world.steps > 0) answers.set(key, answer)
    return answer
  }
}

export function viewFor(world: World, file: string): FileView | undefined {
  const facts = world.index.facts(file)
  return facts && viewOf(file, facts)
}

export function fnKey(file: string, fn: FunctionId): string {
  return `${file}#${fn}`
}

/** The run of a function that stands for all its runs under the callers assumed in `context`. */
export function symbolicFrame(world: World, view: FileView, fn: FunctionId, chain: Part | undefined): Frame {
  const context = chain && partFor(world.chains, chain, view, fn)
  const key = `${view.file}#${fn}@${context?.key ?? ''}`
  const known = world.symbolic.get(key)
  if (known) return known
  const fact = view.facts.functions[fn]!
  const closure = fact.parent === undefined ? undefined : symbolicFrame(world, view, fact.parent, chain)
  const frame = frameOf({ view, fn, args: undefined, self: undefined, closure, context, depth: 0, caller: undefined })
  world.symbolic.set(key, frame)
  return frame
}

/** The run of `fn` around `frame`, or made from it for code nested in it. */
export function frameFor(world: World, frame: Frame, fn: FunctionId): Frame {
  for (let at: Frame | undefined = frame; at; at = at.closure) if (at.fn === fn) return at
  const chain: FunctionId[] = []
  for (let id: FunctionId | undefined = fn; id !== undefined; id = frame.view.facts.functions[id]!.parent) {
    const around = enclosing(frame, id)
    if (around) {
      let closure = around
      for (const inner of chain.reverse()) closure = nested(closure, inner)
      return closure
    }
    chain.push(id)
  }
  return symbolicFrame(world, frame.view, fn, frame.context)
}

function enclosing(frame: Frame, fn: FunctionId): Frame | undefined {
  for (let at: Frame | undefined = frame; at; at = at.closure) if (at.fn === fn) return at
  return undefined
}

const nestedFrames = new WeakMap<Frame, Map<FunctionId, Frame>>()

function nested(closure: Frame, fn: FunctionId): Frame {
  let known = nestedFrames.get(closure)
  if (!known) nestedFrames.set(closure, (known = new Map()))
  let frame = known.get(fn)
  if (!frame) {
    const { view, self, context, depth } = closure
    frame = frameOf({ view, fn, args: undefined, self, closure, context, depth, caller: undefined })
    known.set(fn, frame)
  }
  return frame
}

export function assume(context: Context | undefined, fn: string, site: Context['site']): Context | undefined {
  if (assumedCall(context, fn)) return undefined
  const key = `${context?.key ?? ''}>${fn}:${site.view.file}:${site.term}`
  return { key, depth: (context?.depth ?? 0) + 1, fn, site, outer: context }
}
