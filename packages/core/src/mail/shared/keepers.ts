import type { FunctionId, TermId } from '../../facts.js'
import { calleeValue } from '../../flow/callee.js'
import { fitting, saysSo } from '../../flow/texts.js'
import { alternatives } from '../../flow/union.js'
import { calleeName, type FileView } from '../../flow/view.js'
import { ofWorld, symbolicFrame, viewFor, type World } from '../../flow/world.js'

/** A value where it is written, behind names and imports. */
export interface Named {
  readonly view: FileView
  readonly term: TermId
  /** The function whose run made it. */
  readonly fn: FunctionId
}

/** Follows names that are written once, and imports, to what they name. */
function namedAt(world: World, view: FileView, id: TermId, depth = 0): Named | undefined {
  const term = view.facts.terms[id]!
  if (depth > 5) return undefined
  if (term.k === 'ref') {
    const [write, ...others] = view.writes.get(term.binding) ?? []
    if (!write || others.length > 0) return undefined
    const found = namedAt(world, view, write.value, depth + 1) ?? { view, term: write.value, fn: write.function }
    return found.view === view && found.term === write.value ? { ...found, fn: write.function } : found
  }
  if (term.k !== 'import' || term.name === '*') return undefined
  const target = world.index.resolve(view.file, term.source)
  const other = 'file' in target ? viewFor(world, target.file) : undefined
  const fact = other?.exportsNamed.get(term.name)?.find((one) => 'value' in one)
  if (!other || !fact || !('value' in fact)) return undefined
  return namedAt(world, other, fact.value, depth + 1) ?? { view: other, term: fact.value, fn: 0 }
}

/** Libraries whose `memoize` asks for its first argument only. */
const byFirst = /^(?:lodash|lodash-es|underscore|mem|p-memoize|memoize)(?=$|[./])/

/** Functions that keep what they gave: for good, or by their first argument. */
export function memoOf(world: World, view: FileView, callee: TermId): { at: Named; keeps: 'one' | 'first' } | undefined {
  const at = view.facts.terms[callee]!.k === 'ref' ? namedAt(world, view, callee) : undefined
  const made = at?.view.facts.terms[at.term]
  if (!at || made?.k !== 'call' || made.args.length !== 1) return undefined
  const name = calleeName(at.view.facts, made.callee)
  if (name !== 'once' && name !== 'memoize' && name !== 'mem' && name !== 'pMemoize') return undefined
  const library = calleeValue(world, symbolicFrame(world, at.view, at.fn, undefined), made.callee)
  if (name === 'once') return { at, keeps: 'one' }
  return alternatives(library).some((side) => side.k === 'external' && byFirst.test(side.chain)) ? { at, keeps: 'first' } : undefined
}

const ownState =
  /^(?:export\s+)?(?:let|var)\s|^(?:export\s+)?const\s[^=\n]+=\s*(?:\[\]|\{\}|new (?:Map|Set|WeakMap)\b)|\bthis\.\w+\s*(?:\?\?=|\|\|=|=[^=])/m

/** Whether a module keeps anything of its own: read off its text, so that most files are never parsed. */
export function holdsState(world: World, from: string, source: string): boolean {
  const target = world.index.resolve(from, source)
  return 'file' in target && stateful(world, target.file, () => saysSo(world.index, target.file, fitting(ownState)))
}

const stateful = ofWorld<boolean>()
