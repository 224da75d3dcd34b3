import type { FunctionId } from '../facts.js'
import type { CallSite, Part } from './frame.js'
import type { FileView } from './view.js'

/** What is left out of chains of callers where a part is common to several. */
export interface Left {
  readonly chains: Chains
  /** Functions whose caller was asked for where only the part was known. */
  readonly asked: Set<string>
  /** Functions whose caller was assumed in what was left out. */
  readonly out: Set<string>
}

/** What of a chain is left out for code further out: functions nearer to the send, or files. Where it is not set, each chain has runs of its own. */
export type Shared = 'functions' | 'files' | false

/** The parts of chains that the runs of a scan share. */
export interface Chains {
  readonly shared: Shared
  readonly parts: Map<string, Part>
  /** Set once somebody asked for what was left out. What was found is void then, and is to be found without sharing. */
  missed: boolean
}

export function createChains(shared: Shared): Chains {
  return { shared, parts: new Map(), missed: false }
}

/** Told of a function whose caller a part does not know. */
export function notKnown({ chains, asked, out }: Left, fn: string): void {
  asked.add(fn)
  if (out.has(fn)) chains.missed = true
}

const outwards = new WeakMap<Part, Map<string, Part>>()

/**
 * The part of a chain that a function hangs on. A chain leads from the send outwards, from function to function: what was assumed of
 * those on the way to the send says nothing of the code further out, so its runs are shared by all chains that go on alike.
 */
export function partFor(chains: Chains, context: Part, view: FileView, fn: FunctionId): Part {
  if (!chains.shared) return context
  let known = outwards.get(context)
  if (!known) outwards.set(context, (known = new Map()))
  const key = `${view.file}#${fn}`
  let part = known.get(key)
  if (!part) known.set(key, (part = outwardsOf(chains, context, view, fn)))
  return part
}

/** For a run that hangs on nothing that callers gave. */
export function freeOf(chains: Chains, context: Part | undefined): Part {
  const links = linksOf(context)
  return kept(chains, '', links, links.length, context)
}

type Link = Part & { readonly site: CallSite }

function outwardsOf(chains: Chains, context: Part, view: FileView, fn: FunctionId): Part {
  const links = linksOf(context)
  const files = [fileOf(links[0]?.fn ?? ''), ...links.map(({ site }) => site.view.file)]
  if (!isStraight(links, files)) return context
  const inFile = Math.max(files.indexOf(view.file), 0)
  const around = outermost(view, fn)
  const from = around === 0 || chains.shared === 'files' ? 0 : fromFunction(links, view, around)
  if (from > inFile) return kept(chains, `${view.file}#${around}`, links, from, context)
  return inFile > 0 ? kept(chains, view.file, links, inFile, context) : context
}

/** The function around another that stands in the module itself. */
function outermost({ facts: { functions } }: FileView, fn: FunctionId): FunctionId {
  let at = fn
  for (let { parent } = functions[at]!; parent; { parent } = functions[at]!) at = parent
  return at
}

/** The first assumption about a function or one that stands in it; where there is none, what comes behind the last call that does. */
function fromFunction(links: readonly Link[], view: FileView, around: FunctionId): number {
  const prefix = `${view.file}#`
  const assumed = links.findIndex(({ fn }) => fn.startsWith(prefix) && outermost(view, Number(fn.slice(prefix.length))) === around)
  return assumed >= 0 ? assumed : links.findLastIndex(({ site }) => site.view === view && outermost(view, site.within) === around) + 1
}

/** Whether it goes from file to file by calls alone, and comes back to none. */
function isStraight(links: readonly Link[], files: readonly string[]): boolean {
  return (
    links.every(({ fn }, at) => fileOf(fn) === files[at]) &&
    files.every((file, at) => file === files[at - 1] || !files.slice(0, at).includes(file))
  )
}

function kept(chains: Chains, of: string, links: readonly Link[], from: number, whole: Part | undefined): Part {
  const rest = links.slice(from)
  const key = `${of}~${rest.map(({ fn, site }) => `>${fn}:${site.view.file}:${site.term}`).join('')}`
  let part = chains.parts.get(key)
  if (!part) {
    const left: Left = { chains, asked: new Set(), out: new Set() }
    part = { key, fn: '', site: undefined, outer: undefined, left }
    for (const { fn, site } of rest) part = { key, fn, site, outer: part, left }
    chains.parts.set(key, part)
  }
  const { asked, out } = part.left!
  for (const fn of [...links.slice(0, from).map((link) => link.fn), ...(whole?.left?.out ?? [])]) {
    out.add(fn)
    if (asked.has(fn)) chains.missed = true
  }
  return part
}

/** The call nearest to the send first. */
function linksOf(context: Part | undefined): Link[] {
  const links: Link[] = []
  for (let at = context; at; at = at.outer) if (at.site) links.push(at as Link)
  return links.reverse()
}

function fileOf(fn: string): string {
  return fn.slice(0, fn.lastIndexOf('#'))
}
