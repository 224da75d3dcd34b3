import { memberOf } from '../flow/objects.js'
import { type ExternalCall, type Value, alternatives, none } from '../flow/value.js'
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

/** Whether a predicate of an SDK row holds. A value that nobody knows may be anything: `present` then holds, `is` does not. */
export function holds(predicate: SdkPredicate, context: CallContext): boolean {
  const at = (path: SdkPath): Value => valueAt(context.world, path, context.args, context.element, context.self)
  if ('all' in predicate) return predicate.all.every((one) => holds(one, context))
  if ('any' in predicate) return predicate.any.some((one) => holds(one, context))
  if ('not' in predicate) return !holds(predicate.not, context)
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
  if ('chain' in predicate) return chainHolds(predicate, context)
  const value = at(predicate.path)
  if (predicate.present !== undefined) {
    // One of several values, put into the field as a whole.
    if (value.k === 'union' && value.home) return predicate.present
    return (
      alternatives(value).some(
        (side) => isWritten(side) || (context.lenient === true && side.k === 'path' && context.args[0]?.k === 'path'),
      ) === predicate.present
    )
  }
  if (predicate.isArray)
    return alternatives(value).some((side) => side.k === 'list' || (side.k === 'path' && isArrayPath(side, predicate.path)))
  return alternatives(value).some((side) => side.k === 'literal' && side.value === predicate.is)
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
