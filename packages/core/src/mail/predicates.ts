import { isManyTest } from '../flow/kinds.js'
import { memberOf } from '../flow/objects.js'
import { alternatives } from '../flow/union.js'
import { type ExternalCall, type Value, none } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { SdkModel, SdkPredicate, SdkPath } from '../sdk.js'
import { valueAt } from './paths.js'
import { isListPath } from './relation.js'

export interface CallContext {
  readonly world: World
  readonly sdk: SdkModel
  readonly member: string
  /** Calls on the chain of the client. */
  readonly calls: readonly ExternalCall[]
  readonly args: readonly Value[]
  readonly self: Value
  readonly element?: Value
  /** While a call is told apart from others, a field that an opaque message may have counts as present. */
  readonly lenient?: true
}

/** Whether a predicate holds whatever way the code took: `...(isPersonal && { 'recipient-variables': … })` is there sometimes. */
export type Verdict = 'always' | 'sometimes' | 'never'

const opposite: Readonly<Record<Verdict, Verdict>> = { always: 'never', sometimes: 'sometimes', never: 'always' }

/** Whether a predicate of an SDK row may hold. A value that nobody knows may be anything: `present` then holds, `is` does not. */
export function holds(predicate: SdkPredicate, context: CallContext): boolean {
  return verdictOf(predicate, context) !== 'never'
}

export function verdictOf(predicate: SdkPredicate, context: CallContext): Verdict {
  if ('all' in predicate) return allOf(predicate.all.map((one) => verdictOf(one, context)))
  if ('any' in predicate) return opposite[allOf(predicate.any.map((one) => opposite[verdictOf(one, context)]))]
  if ('not' in predicate) return opposite[verdictOf(predicate.not, context)]
  if ('path' in predicate && !('chain' in predicate)) return fieldVerdict(predicate, context)
  return isSo(predicate, context) ? 'always' : 'never'
}

function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('never')) return 'never'
  return verdicts.includes('sometimes') ? 'sometimes' : 'always'
}

/** What the method, the client or the class of an argument says. */
function isSo(predicate: SdkPredicate, context: CallContext): boolean {
  if ('member' in predicate) return predicate.member.includes(context.member)
  if ('madeWith' in predicate)
    return context.calls.some((call) =>
      call.args.some((arg) => arg.k === 'external' && predicate.madeWith.some((chain) => arg.chain.startsWith(chain))),
    )
  if ('instanceOf' in predicate) {
    const value = context.args[predicate.arg]
    return (
      value?.k === 'external' &&
      (value.chain === predicate.instanceOf ||
        value.chain.endsWith(`${predicate.instanceOf}#`) ||
        value.chain.endsWith(`.${predicate.instanceOf}`))
    )
  }
  return 'chain' in predicate && chainHolds(predicate, context)
}

function fieldVerdict(predicate: Extract<SdkPredicate, { path: SdkPath }>, context: CallContext): Verdict {
  const value = valueAt(context.world, predicate.path, context.args, context.element, context.self)
  const sides = alternatives(value)
  if (predicate.present !== undefined) {
    const isThere = presence(value, sides, context)
    return predicate.present ? isThere : opposite[isThere]
  }
  if (predicate.isArray)
    return sides.some((side) => side.k === 'list' || (side.k === 'path' && isArrayPath(side, predicate.path))) ? 'always' : 'never'
  if (predicate.is === true && isManyTest(value)) return 'always'
  if (!sides.some((side) => side.k === 'literal' && side.value === predicate.is)) return 'never'
  return sides.some((side) => side.k === 'none' || (side.k === 'literal' && side.value !== predicate.is)) ? 'sometimes' : 'always'
}

function presence(value: Value, sides: readonly Value[], context: CallContext): Verdict {
  // One of several values, put into the field as a whole.
  const isPut = value.k === 'union' && value.home !== undefined
  const isThere =
    isPut || sides.some((side) => isWritten(side) || (context.lenient === true && side.k === 'path' && context.args[0]?.k === 'path'))
  if (!isThere) return 'never'
  return sides.some((side) => side.k === 'none') ? 'sometimes' : 'always'
}

/** A field that somebody wrote, as against one that an opaque message may or may not have. */
function isWritten(value: Value): boolean {
  if (value.k === 'list' && value.home === undefined)
    return value.items.some(isWritten) || (value.each !== undefined && isWritten(value.each))
  return value.k !== 'none' && (value.k !== 'path' || value.home !== undefined)
}

/** An unknown message is one message; an unknown address field of a call that splits lists is taken as a list. */
function isArrayPath(value: Extract<Value, { k: 'path' }>, path: SdkPath): boolean {
  return path.includes('.') || isListPath(value) === 'yes'
}

function chainHolds(predicate: Extract<SdkPredicate, { chain: string }>, context: CallContext): boolean {
  const from = predicate.of === undefined ? context.calls : (callsOf(context.args[predicate.of]) ?? [])
  const call = from.findLast((one) => one.name.replace(/#$/, '') === predicate.chain)
  if (!call) return predicate.present === false
  let value = call.args[predicate.arg] ?? none
  for (const name of predicate.path?.split('.') ?? []) value = memberOf(context.world, value, name)
  const wanted = predicate.option === undefined ? undefined : context.world.options.accounts?.[predicate.option]
  if (typeof wanted === 'string') return value.k === 'literal' && String(value.value) === wanted
  if (predicate.present !== undefined) return (value.k !== 'none') === predicate.present
  const text = textOf(value)
  if (predicate.is !== undefined) return text === predicate.is
  return predicate.matches === undefined || (text !== undefined && new RegExp(predicate.matches).test(text))
}

function callsOf(value: Value | undefined): readonly ExternalCall[] | undefined {
  return value?.k === 'external' ? value.calls : undefined
}

/** A text with its unknown parts as `{}`. */
export function textOf(value: Value): string | undefined {
  if (value.k === 'literal') return String(value.value)
  if (value.k === 'text') return value.parts.map((part) => textOf(part) ?? '{}').join('')
  if (value.k === 'union') return value.of.map(textOf).find((text) => text !== undefined)
  if (value.k === 'external' && value.calls.at(-1)?.name === 'new') return textOf(value.calls.at(-1)!.args[0] ?? none)
  return undefined
}
