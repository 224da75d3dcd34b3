import type { Place } from '../source.js'
import { type MethodCall, filePaths } from './builtins.js'
import type { Frame } from './frame.js'
import { listKind } from './kinds.js'
import { asField, concatenated, flattened, inBatches, keyedBy, mapped } from './lists.js'
import { elementOf, indexOf, iterated, ofKey, withoutKeys } from './members.js'
import { alternatives, union } from './union.js'
import { following, listOf, literal, none, unknown, type Value, type ValueOf } from './value.js'
import type { World } from './world.js'

const libraryNames =
  /^(chunk|uniq|uniqBy|unique|uniqWith|flatten|flattenDeep|compact|shuffle|sortBy|orderBy|cloneDeep|clone|filter|reject|difference|without|concat|values|toArray|castArray|take|drop|slice|ensureArray|arrify|map|flatMap|mapLimit|mapSeries|pMap|default|join|groupBy|keyBy|indexBy|unmarshall|camelcaseKeys|snakecaseKeys|camelizeKeys|instanceToPlain|plainToInstance|plainToClass)$/

/** Functions of packages and globals that give their argument back in another form. */
export function libraryFunction(
  chain: string,
  args: readonly Value[],
  at: Place,
  run: MethodCall['run'],
  frame: Frame,
  world: World,
): Value | undefined {
  const name = /(?:^|[.:/])([A-Za-z_$]+)$/.exec(chain)?.[1]
  if (!name || args.length === 0 || !(chain.startsWith('global:') || libraryNames.test(name) || /p-map$/.test(chain))) return undefined
  const first = args[0]!
  const isGlobal = chain.startsWith('global:')
  if (
    isGlobal &&
    /^global:(Promise\.(all|allSettled|resolve|any|race)|Array\.from|Array\.fromAsync|Array\.of|Object\.(values|freeze|assign)|String|structuredClone|Object\.fromEntries)$/.test(
      chain,
    )
  ) {
    if (/^from(?:Async)?$/.test(name) && args[1])
      return mapped({ receiver: iterated(first), name, args, at, run, frame, world }, (element) => run(args[1]!, [element]))
    if (name === 'fromEntries') return mapOf(first)
    if (name === 'of') return listOf(args)
    if (name === 'values')
      return first.k === 'object'
        ? listOf([...first.fields.values()])
        : first.k === 'list' || first.k === 'path'
          ? withoutKeys(first)
          : listOf([], elementOf(first, 'values'))
    if (/^from(?:Async)?$/.test(name)) return iterated(first)
    if (name === 'assign') return assigned(args)
    if (name === 'String') return first.k === 'list' ? { k: 'text', parts: [first] } : first
    return first
  }
  if (isGlobal && /^global:(JSON\.stringify|encodeURIComponent|encodeURI|Buffer\.from|btoa|URLSearchParams)$/.test(chain))
    return following({ k: 'encoded', of: first, as: name }, first)
  if (isGlobal && chain === 'global:Object.entries') return entriesOf(first)
  if (isGlobal && chain === 'global:Object.keys') return first.k === 'list' && first.keys ? first.keys : undefined
  if (isGlobal && chain === 'global:JSON.parse') return first.k === 'encoded' ? first.of : first
  if (name === 'groupBy' && /^global:(?:Object|Map)\./.test(chain)) return keyedBy(first, args[1], true, run, at)
  if (isGlobal) return undefined
  if (/^(?:groupBy|keyBy|indexBy)$/.test(name)) {
    // Ramda takes the list last.
    const [by, list = first] = first.k === 'function' ? args : [args[1], first]
    return keyedBy(list, by, name === 'groupBy', run, at)
  }
  // Lodash's batches hold one where nothing is said.
  if (name === 'chunk') return inBatches(first, args[1] ?? (/lodash/.test(chain) ? literal(1) : undefined), at)
  if (
    /^(uniq|uniqBy|unique|uniqWith|flatten|flattenDeep|compact|shuffle|sortBy|orderBy|cloneDeep|clone|filter|reject|difference|without|concat|values|toArray|castArray|take|drop|slice|ensureArray|arrify)$/.test(
      name,
    ) &&
    /lodash|underscore|ramda|remeda|radash|rambda|es-toolkit|arrify|array|uniq|flat/.test(chain)
  ) {
    if (name === 'concat') return concatenated(first, args.slice(1))
    if (name === 'castArray' || name === 'arrify' || name === 'ensureArray')
      return listKind(first) === 'list' ? first : listKind(first) === 'scalar' ? listOf([first]) : union([first, listOf([first])])
    if (name === 'flatten' || name === 'flattenDeep') return following(union(alternatives(first).map(flattened)), first)
    return first
  }
  // The same rows in another form: DynamoDB's attribute values, keys in another case, class instances.
  if (/^(unmarshall|camelcaseKeys|snakecaseKeys|camelizeKeys|instanceToPlain)$/.test(name)) return first
  if (/^plainTo(Instance|Class)$/.test(name)) return args[1]
  const mapper = args.find((arg) => arg.k === 'function')
  if (/^(map|flatMap|mapLimit|mapSeries|pMap|default)$/.test(name) || /p-map$|^p-map/.test(chain)) {
    const list = first.k === 'function' ? args[1] : first
    const path = args[1]?.k === 'literal' && typeof args[1].value === 'string' ? args[1].value : undefined
    if (list && path) return mapped({ receiver: list, name, args, at, run, frame, world }, (element) => asField(element, path))
    if (list && mapper) return mapped({ receiver: list, name, args, at, run, frame, world }, (element) => run(mapper, [element]))
  }
  if (name === 'join' && first.k !== 'literal' && !filePaths.test(chain.replace(/\.join$/, ''))) return { k: 'text', parts: [first] }
  return undefined
}

/** `hooks.fire('filter:mail', data)`, `applyFilters('mail', data)`: plugins may change what goes in, and it comes out again. */
export function isFilterHook(name: string, args: readonly Value[]): boolean {
  if (args.length < 2 || !/^(?:fire|applyFilters?|apply_filters)$/.test(name)) return false
  const hook = args[0]!
  return hook.k === 'literal' && (name !== 'fire' || /^filter[:.]/.test(String(hook.value)))
}

/** What pairs of key and value make: `new Map(pairs)`, `Object.fromEntries(pairs)`. */
export function mapOf(pairs: Value): Value {
  if (pairs.k !== 'list') return pairs
  const half = (pair: Value, at: number): Value => following(indexOf(pair, at), pair)
  const split = (at: number): Value =>
    listOf(
      pairs.items.map((pair) => half(pair, at)),
      pairs.each && half(pairs.each, at),
    )
  return following({ ...(split(1) as ValueOf<'list'>), keys: following(split(0), pairs) }, pairs)
}

function assigned(args: readonly Value[]): Value {
  const fields = new Map<string, Value>()
  const open: Value[] = []
  for (const arg of args) {
    if (arg.k === 'object') {
      for (const [key, value] of arg.fields) fields.set(key, value)
      open.push(...arg.open)
    } else if (arg.k === 'path') open.push(arg)
  }
  const at = args.find((arg) => arg.k === 'object')
  return at?.k === 'object' ? { ...at, fields, open } : (args[0] ?? none)
}

/** `readBody(event)` of h3, which Nuxt and Nitro hand over as globals: what the client sent. */
export function sentToHandler(chain: string, at: Place): Value | undefined {
  const name =
    /^(?:h3\.|h3\/[\w-]+\.|nitropack\/runtime\.|nitro\/h3\.|#imports\.|global:)(readBody|readValidatedBody|readRawBody|readFormData|getValidatedQuery)$/.exec(
      chain,
    )?.[1]
  if (name === undefined) return undefined
  return { k: 'path', origin: { o: 'request', name: `${name}()`, site: `${at.file}:${at.span[0]}` }, segments: [] }
}

/** Of an object that is written out, each field is as it was written, whoever it was taken from; of others, any may be. */
function entriesOf(value: Value): Value {
  const entry = (of: Value, key = unknown('a key')): Value => listOf([key, of])
  if (value.k === 'object' && value.open.length === 0 && value.fields.size > 0)
    return listOf([...value.fields.values()].map((field) => entry(field)))
  const of = elementOf(value, 'values')
  return listOf([], value.k === 'list' && value.keys ? entry(ofKey(of, value.keys), elementOf(value.keys, 'keys')) : entry(of))
}
