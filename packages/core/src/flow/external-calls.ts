import { queryCall } from '../people/queries/calls.js'
import type { Place } from '../source.js'
import { callValue } from './calls.js'
import { withType } from './declared.js'
import type { Frame } from './frame.js'
import { functionalCall } from './functional.js'
import { inlineCall } from './inline.js'
import { sentToHandler, libraryFunction } from './libraries.js'
import { schemaType } from './member-types.js'
import { resultFunction } from './results.js'
import { type ValueOf, type Value, none, type ExternalCall } from './value.js'
import type { World } from './world.js'

export function externalCall(world: World, frame: Frame, callee: ValueOf<'external'>, args: readonly Value[], at: Place): Value {
  const run = (callback: Value, given: readonly Value[]): Value => callValue(world, frame, callback, given, at, '')
  if (callee.chain.startsWith('function.')) return functionMethod(world, frame, callee, args, at)
  const known =
    resultFunction(callee.chain, args, at) ??
    sentToHandler(callee.chain, at) ??
    functionalCall(callee, args, { world, frame, at, run }) ??
    libraryFunction(callee.chain, args, at, run, frame, world) ??
    firestoreRead(callee.chain, args, at)
  if (known) return known
  if (callee.chain === 'util.promisify' || callee.chain === 'node:util.promisify') return args[0] ?? none
  const checked = validated(callee, args, at, frame.view.file)
  if (checked) return checked
  const wrapped = wrappedFunction(callee.chain, args)
  if (wrapped) return wrapped
  const call: ExternalCall = { name: callee.chain.split('.').at(-1)!, args }
  const chain = `${callee.chain}()`
  const fields = world.library.fromArgument.has(chain) && args[0]?.k === 'object' ? args[0].fields : undefined
  return { k: 'external', chain, calls: [...callee.calls, call], at, ...(fields && { fields }) }
}

/** `getDocs(query(…))`, `getDoc(reference)`: what other databases ask by methods, Firestore asks by functions as well. */
function firestoreRead(chain: string, args: readonly Value[], at: Place): Value | undefined {
  const [, from, name] = /^(@?firebase\/firestore(?:\/lite)?)\.(getDocs?(?:From(?:Server|Cache))?)$/.exec(chain) ?? []
  return from === undefined ? undefined : queryCall({ k: 'external', chain: from, calls: [] }, name!.replace(/From\w+$/, ''), args, at)
}

/** A schema gives back what it checked: `z.object({ … }).parse(input)`. */
function validated(schema: ValueOf<'external'>, args: readonly Value[], at: Place, file: string): Value | undefined {
  const { chain } = schema
  const name = /^(?:zod|yup|joi|superstruct|valibot|ajv|arktype|@hapi\/joi|@sinclair\/typebox)\b.*\.(\w+)$/.exec(chain)?.[1]
  if (!name) return undefined
  const [given, type] = checkedBy(schema, args)
  if (!given) return undefined
  const first = type === undefined ? given : withType(given, type, file)
  if (/^(parse|parseAsync|validateSync|cast|assert|attempt|create|mask)$/.test(name)) return first
  return /^(safeParse|safeParseAsync|validate)$/.test(name)
    ? {
        k: 'object',
        fields: new Map([
          ['data', first],
          ['value', first],
        ]),
        open: [first],
        at,
      }
    : undefined
}

/** What is checked, and what the schema says: `schema.parse(input)`, `v.parse(Schema, input)`, `create(input, Struct)`. */
function checkedBy(schema: ValueOf<'external'>, [first, second]: readonly Value[]): [Value | undefined, string | undefined] {
  const told = second && first && schemaType(first)
  if (told !== undefined) return [second, told]
  return [first, (second && schemaType(second)) ?? schemaType(schema)]
}

/** Higher-order functions of packages that give the function back in another dress: `useCallback`, `cache`, `memoize`, `withRetry`. */
function wrappedFunction(chain: string, args: readonly Value[]): Value | undefined {
  const name = chain.split(/[.:/]/).at(-1)!
  return /^(useCallback|useMemo|cache|memoize|memo|once|debounce|throttle|asyncHandler|promisify|wrap|catchAsync|pLimit|retry|pRetry|unstable_cache|after|waitUntil|task|logger|createStep|createWorkflow)$/i.test(
    name,
  )
    ? args.find((arg) => arg.k === 'function')
    : undefined
}

function functionMethod(world: World, frame: Frame, callee: ValueOf<'external'>, args: readonly Value[], at: Place): Value {
  const fn = callee.calls[0]?.args[0]
  if (fn?.k !== 'function') return none
  const [self, ...rest] = args
  if (callee.chain === 'function.bind') return { ...fn, ...(self && self.k !== 'none' && { self }), bound: rest }
  const given = callee.chain === 'function.apply' ? (rest[0]?.k === 'list' ? rest[0].items : []) : rest
  return inlineCall(world, self && self.k !== 'none' ? { ...fn, self } : fn, given, frame, at)
}
