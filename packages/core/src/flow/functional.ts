import { type MethodCall } from './builtins.js'
import { asField, mapped } from './lists.js'
import { libraryFunction } from './libraries.js'
import type { Value, ValueOf } from './value.js'

/** Functions of functional libraries; those that end in `()` are what a first call of theirs gave. */
const names =
  /^(?:ramda|rambda|remeda|lodash\/fp|lodash|underscore|es-toolkit|@mobily\/ts-belt|fp-ts(?:\/(?:lib\/)?\w+)?)(?:\.\w+)*?\.(\w+)(\(\))?$/

const given = new Set(['map', 'flatMap', 'filter', 'pluck', 'uniq', 'uniqBy', 'reject', 'sortBy', 'flatten', 'join', 'compact', 'chunk'])

/** `pipe(f, g)(list)`, `pipe(list, f, g)`, `prop('email')(user)`, `map(f)(list)`, `pluck('email', list)`. */
export function functionalCall(
  callee: ValueOf<'external'>,
  args: readonly Value[],
  call: Omit<MethodCall, 'receiver' | 'name' | 'args'>,
): Value | undefined {
  const [, name, curried] = names.exec(callee.chain) ?? []
  if (name === undefined || args.length === 0) return undefined
  const before = callee.calls.at(-1)?.args ?? []
  if (curried === undefined) {
    if (/^(?:pipe|flow)$/.test(name) && !isCallable(args[0]!)) return through(args[0]!, args.slice(1), call)
    if (name === 'pluck' || name === 'map') return plucked(args, call)
    return undefined
  }
  if (name === 'pipe' || name === 'flow') return through(args[0]!, before, call)
  if (name === 'compose' || name === 'flowRight') return through(args[0]!, [...before].reverse(), call)
  const key = before[0]
  if (/^(?:prop|property|get)$/.test(name) && key?.k === 'literal') return asField(args[0]!, String(key.value))
  if (!given.has(name)) return undefined
  const all = [...before, ...args]
  const { at, run, frame, world } = call
  return (
    plucked(all, call) ??
    libraryFunction(callee.chain.replace(/\(\)$/, ''), name === 'map' ? all : [...all].reverse(), at, run, frame, world)
  )
}

/** A field's name, or a function made of one, on each element of a list; the list may stand first or last. */
function plucked(args: readonly Value[], call: Omit<MethodCall, 'receiver' | 'name' | 'args'>): Value | undefined {
  const list = args.find((arg) => !isCallable(arg) && arg.k !== 'literal')
  const by = args.find((arg) => arg !== list)
  if (!list || !by) return undefined
  const each = (element: Value): Value => (by.k === 'literal' ? asField(element, String(by.value)) : call.run(by, [element]))
  return mapped({ ...call, receiver: list, name: 'map', args }, each)
}

function through(start: Value, steps: readonly Value[], { run }: Pick<MethodCall, 'run'>): Value {
  return steps.reduce((value, step) => run(step, [value]), start)
}

function isCallable(value: Value): boolean {
  return value.k === 'function' || (value.k === 'external' && names.test(value.chain))
}
