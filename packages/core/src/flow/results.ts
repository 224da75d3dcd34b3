import type { Place } from '../source.js'
import type { MethodCall } from './builtins.js'
import { alternatives, union } from './union.js'
import { following, listOf, none, unknown, type Value, type ValueOf } from './value.js'

/** Packages whose values hold either a value or an error: a result is an object with the one field `value`. */
const packages = /^(?:neverthrow|ts-results(?:-es)?|oxide\.ts|@badrap\/result|true-myth(?:\/\w+)?)\.(?:.*\.)?(\w+)$/
const box = 'result'

/** What a function of a result library gives: `ok(list)`, `ResultAsync.fromPromise(query)`, `Result.combine(results)`. */
export function resultFunction(chain: string, args: readonly Value[], at: Place): Value | undefined {
  const name = packages.exec(chain)?.[1]
  const first = args[0]
  if (!name || !first) return undefined
  if (/^(?:ok|okAsync|Ok|fromPromise|fromSafePromise|of)$/.test(name)) return boxed(first, at)
  if (/^(?:err|errAsync|Err)$/.test(name)) return boxed(none, at)
  if (/^(?:combine|combineWithAllErrors|all)$/.test(name)) return boxed(combined(first), at)
  // `Result.fromThrowable(parse)` gives a function whose value is boxed; what it returns passes through unboxed.
  return /^(?:fromThrowable|fromAsyncThrowable)$/.test(name) ? first : undefined
}

/** A method of a result: callbacks get the value, and what they give is boxed again. */
export function resultMethod({ receiver, name, args, at, run }: MethodCall): Value | undefined {
  if (!isResult(receiver)) return undefined
  const value = unboxed(receiver)
  const callback = args[0]?.k === 'function' ? args[0] : undefined
  if (/^(?:unwrap|unwrapOr|unwrapOrElse|unwrapOrDefault|_unsafeUnwrap|safeUnwrap|expect)$/.test(name)) return value
  if (name === 'match' || name === 'fold')
    return union(args.flatMap((side, index) => (side.k === 'function' ? [run(side, [index === 0 ? value : none])] : [])))
  if (value.k === 'none') return receiver
  if ((name === 'map' || name === 'asyncMap') && callback) return following(boxed(run(callback, [value]), at), receiver)
  if ((name === 'andThen' || name === 'asyncAndThen') && callback) return following(run(callback, [value]), receiver)
  return /^(?:isOk|isErr)$/.test(name) ? unknown('a flag') : receiver
}

/** What a result holds; any other value is what it is. */
export function unboxed(value: Value): Value {
  if (value.k === 'union') return following(union(value.of.map(unboxed)), value)
  return isResult(value) ? following(value.fields.get('value') ?? none, value) : value
}

function isResult(value: Value): value is ValueOf<'object'> {
  return value.k === 'object' && value.chain === box
}

function boxed(value: Value, at: Place): Value {
  const sides = alternatives(value)
  return following({ k: 'object', fields: new Map([['value', sides.length > 1 ? union(sides) : value]]), open: [], at, chain: box }, value)
}

function combined(results: Value): Value {
  if (results.k === 'union') return following(union(results.of.map(combined)), results)
  if (results.k !== 'list') return results
  return following(listOf(results.items.map(unboxed), results.each && unboxed(results.each), results.count), results)
}
