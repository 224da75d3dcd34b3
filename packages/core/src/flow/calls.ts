import type { Term, TermId } from '../facts.js'
import type { Place } from '../source.js'
import { queryCall, tableNamed } from '../people/queries.js'
import { builtinMethod } from './builtins.js'
import { functionalCall } from './functional.js'
import { isFilterHook, libraryFunction, mapOf, sentToHandler } from './libraries.js'
import { resultFunction, unboxed } from './results.js'
import { fill, fillingOf, fillWith } from './changes.js'
import { evaluate, homed, placeOf } from './evaluate.js'
import type { Frame } from './frame.js'
import { lazyList } from './lazy.js'
import { asPath } from './members.js'
import { exportValue, namespaceAsValue } from './modules.js'
import { classAround, constructorOf, memberOf, methodFrame, parentClass } from './objects.js'
import { implementersOf } from './implementers.js'
import { passed, spreadOver } from './params.js'
import { isRuledOut } from './truth.js'
import {
  alternatives,
  following,
  listOf,
  none,
  stepped,
  tagged,
  union,
  unknown,
  type ExternalCall,
  type Value,
  type ValueOf,
} from './value.js'
import { takenPick } from './taking.js'
import { calleeName } from './view.js'
import { frameFor, viewFor, type World } from './world.js'

type CallTerm = Extract<Term, { k: 'call' }>

const inlineDepth = 14
/** Behind `this` and behind a declared type any subclass may stand: its overrides are called as well. */
function withOverrides(world: World, frame: Frame, callee: Value, receiver: Value | undefined, name: string): Value {
  if (receiver?.k !== 'instance' || receiver.exact || callee.k !== 'function') return callee
  const overrides = implementersOf(world, frame.view.file, receiver, name).filter((one) => one.file !== callee.file || one.fn !== callee.fn)
  return overrides.length > 0 ? union([callee, ...overrides.map((one) => tagged(one, { project: true }))]) : callee
}

export function evaluateCall(world: World, frame: Frame, id: TermId, call: CallTerm): Value {
  const callee = calleeValue(world, frame, call.callee)
  const at = placeOf(frame, id)
  const calleeTerm = frame.view.facts.terms[call.callee]!
  const name = calleeName(frame.view.facts, call.callee) ?? ''
  if (calleeTerm.k === 'super') return none
  const field = calleeTerm.k === 'field' ? calleeTerm : undefined
  const receiver = field ? seenByName(frame, field.of, moduleValue(world, evaluate(world, frame, field.of))) : undefined
  const reached = withOverrides(world, frame, callee, receiver, name)
  const known = alternatives(reached).filter((side) => side.k === 'function' || side.k === 'class')
  const args = argumentsOf(world, frame, call, known.length > 0 ? name : undefined)
  if (isFilterHook(name, args)) return tagged(args[1]!, { guess: true })
  if (known.length === 0 && receiver) {
    const own = receiver.k === 'instance' ? packageInstance(world, receiver, name) : undefined
    if (own) return own
    // `.then(callback)` of anything gives what the callback gives.
    if (/^(?:then|andThen|asyncAndThen)$/.test(name) && args[0]?.k === 'function')
      return callValue(world, frame, args[0], [name === 'then' ? receiver : unboxed(receiver)], at, '')
    // `step.run('load users', () => db.user.findMany())`: a durable step gives what its function gives.
    const step = args[1]?.k === 'function' && args[0]?.k === 'literal' && /^(?:run|do|runTask)$/.test(name) ? args[1] : undefined
    if (step) return callValue(world, frame, step, [], at, '')
    // `transport.sendMail.bind(transport)` is that method all the same.
    if (name === 'bind' && receiver.k === 'external') return receiver
    const filled = filledReceiver(world, frame, receiver, call, name, args, at)
    if (filled) return filled
    // `container.resolve(MailService)`, `moduleRef.get(MailService)`: a container gives the class's one instance.
    const asked = /^(resolve|get|inject|resolveAsync|getInstance)$/.test(name) && args[0]?.k === 'class' ? args[0] : undefined
    if (asked) return { k: 'instance', file: asked.file, cls: asked.cls, frame: asked.frame, typed: true }
    const rows = queryCall(receiver, name, withConditions(world, frame, args), at)
    if (rows) return rows
    const run = (callback: Value, given: readonly Value[]): Value => callValue(world, frame, callback, given, at, '')
    const result = builtinMethod({ world, frame, receiver, name, args, at, run, taken: takenPick(frame, id, call, name, args) })
    if (result) return result
  }
  if (call.construct) return constructed(world, frame, callee, args, at)
  return returned(callValue(world, frame, reached, args, at, name, receiver), frame)
}

/** The callee; a module namespace that is called stands for what CommonJS exports. */
export function calleeValue(world: World, frame: Frame, id: TermId): Value {
  const value = methodBeside(world, frame, id, evaluate(world, frame, id))
  if (value.k !== 'namespace') return value
  const whole = namespaceAsValue(world, value.file)
  return whole.k === 'namespace' ? (exportValue(world, value.file, 'default') ?? whole) : whole
}

/** `new Email({ send })` is an option of that name beside the method: what is called is the method. */
function methodBeside(world: World, frame: Frame, id: TermId, value: Value): Value {
  const term = frame.view.facts.terms[id]!
  if (term.k !== 'field' || /^(?:function|external|class|namespace|union)$/.test(value.k)) return value
  const receiver = evaluate(world, frame, term.of)
  if (receiver.k !== 'external' || !receiver.fields?.has(term.name)) return value
  const { fields: _, ...bare } = receiver
  return memberOf(world, bare, term.name)
}

/** `findMany({ where: (row, { eq }) => eq(row.teamId, id) })` of Drizzle: what the callback gives is the condition. */
function withConditions(world: World, frame: Frame, args: readonly Value[]): readonly Value[] {
  const [first, ...rest] = args
  const where = first?.k === 'object' ? first.fields.get('where') : undefined
  if (first?.k !== 'object' || where?.k !== 'function') return args
  const row: Value = { k: 'path', origin: { o: 'name', name: 'row' }, segments: [] }
  const condition = inlineCall(world, where, [row, { k: 'external', chain: 'drizzle-orm', calls: [] }], frame, undefined)
  return [{ ...first, fields: new Map([...first.fields, ['where', condition]]) }, ...rest]
}

/** A CommonJS module that is one value (`module.exports = mongoose.model(…)`) stands for that value. */
function moduleValue(world: World, value: Value): Value {
  return value.k === 'namespace' ? namespaceAsValue(world, value.file) : value
}

/** The receiver of a call: `users` in `users.find()`. */
export function receiverOf(world: World, frame: Frame, callee: TermId): Value {
  const term = frame.view.facts.terms[callee]!
  return term.k === 'field' ? seenByName(frame, term.of, moduleValue(world, evaluate(world, frame, term.of))) : none
}

/** What cannot be looked into is what the code calls it: `User.findAll()` where `User` comes out of a generated registry. */
function seenByName(frame: Frame, id: TermId, value: Value): Value {
  const opaque = value.k === 'path' && value.origin.o === 'unknown' && value.segments.length === 0
  const term = frame.view.facts.terms[id]!
  const name = term.k === 'ref' ? frame.view.facts.bindings[term.binding]!.name : term.k === 'field' ? term.name : undefined
  return opaque && name !== undefined ? { ...value, origin: { o: 'name', name } } : value
}

/** The arguments of a call; handed to a function of ours (`callee`), they keep the place at which they went in. */
export function argumentsOf(world: World, frame: Frame, call: CallTerm, callee?: string): readonly Value[] {
  const { args } = call
  const given = (id: TermId): Value => {
    const value = evaluate(world, frame, id)
    return callee === undefined ? value : passed(value, frame, id, callee)
  }
  if (args.every((argument) => 'item' in argument)) return lazyList(args.length, (index) => given((args[index] as { item: TermId }).item))
  return args.flatMap((argument) => {
    if ('item' in argument) return [given(argument.item)]
    // `deliver(...args)` in a function that wraps another hands on what its own caller gave: that place stays.
    const spread = evaluate(world, frame, argument.spread)
    const whole = spread.k === 'list' && spread.items.length === 0 && spread.each !== undefined
    return spreadOver(whole && callee !== undefined ? passed(spread, frame, argument.spread, callee) : spread)
  })
}

function returned(value: Value, frame: Frame): Value {
  if (!value.entry || value.entry.frame !== frame) return value
  const { entry, ...rest } = value
  return { ...rest, via: entry.place } as Value
}

/** `this.toJSON()` in a class that extends a package's builder: the builder, filled by the calls that the class makes on itself. */
function packageInstance(world: World, instance: ValueOf<'instance'>, name: string): Value | undefined {
  const parent = parentClass(world, instance)
  const chain = parent?.k === 'external' ? `${parent.chain}#` : undefined
  if (chain === undefined || !world.library.same.get(chain)?.includes(name)) return undefined
  const view = viewFor(world, instance.file)!
  let built: Value = { k: 'external', chain, calls: [] }
  for (const effect of view.calls) {
    const call = view.facts.terms[effect.term]!
    const callee = call.k === 'call' ? view.facts.terms[call.callee]! : undefined
    if (
      call.k !== 'call' ||
      callee?.k !== 'field' ||
      view.facts.terms[callee.of]!.k !== 'this' ||
      classAround(view.facts, effect.function) !== instance.cls
    )
      continue
    const filling = world.library.fillings.get(chain)?.[callee.name]
    if (filling)
      built = fill(world, methodFrame(world, instance, instance, effect.function), built, filling, call.args, false, {
        file: instance.file,
        span: call.span,
      })
  }
  return built
}

/** A builder's method gives the builder back, filled. */
function filledReceiver(
  world: World,
  frame: Frame,
  receiver: Value,
  call: CallTerm,
  name: string,
  args: readonly Value[],
  at: Place,
): Value | undefined {
  if (receiver.k === 'external' && world.library.same.get(receiver.chain)?.includes(name)) return receiver
  const filling = fillingOf(world, receiver, name)
  const given = filling ? args[filling.arg ?? 0] : undefined
  const argument = filling && call.args[filling.arg ?? 0]
  const placed = given && argument && 'item' in argument ? homed(given, frame, argument.item) : given
  return filling && placed ? fillWith(receiver, filling, placed, false, at, args) : undefined
}

export function callValue(
  world: World,
  frame: Frame,
  callee: Value,
  args: readonly Value[],
  at: Place,
  name: string,
  receiver?: Value,
): Value {
  switch (callee.k) {
    case 'function':
      return inlineCall(world, callee, args, frame, at)
    case 'union':
      return following(union(alternatives(callee).map((part) => callValue(world, frame, part, args, at, name, receiver))), callee)
    case 'external':
      return externalCall(world, frame, callee, args, at)
    case 'namespace': {
      const whole = namespaceAsValue(world, callee.file)
      return whole.k === 'namespace' ? opaque(receiver, name, at) : callValue(world, frame, whole, args, at, name, receiver)
    }
    case 'path': {
      const found = receiver?.k === 'path' || receiver?.k === 'instance' ? implementersOf(world, frame.view.file, receiver, name) : []
      if (found.length > 0)
        return union(found.map((target) => tagged(inlineCall(world, target, args, frame, at), { project: true, guess: found.length > 1 })))
      return opaque(receiver ?? callee, name, at, args)
    }
    default: {
      const found = receiver?.k === 'instance' ? implementersOf(world, frame.view.file, receiver, name) : []
      if (found.length > 0)
        return union(found.map((target) => tagged(inlineCall(world, target, args, frame, at), { project: true, guess: found.length > 1 })))
      return opaque(receiver ?? callee, name, at, args)
    }
  }
}

/** A call we cannot look into. Its arguments do not pass through; what it gives is named after it. */
function opaque(receiver: Value | undefined, name: string, at: Place, args: readonly Value[] = []): Value {
  const base = receiver && (receiver.k === 'path' || receiver.k === 'external') ? asPath(receiver) : undefined
  const site = `${at.file}:${at.span[0]}`
  if (base && isRequest(base) && /^(json|formData|text|valid|parseBody|readBody)$/.test(name)) {
    return following({ k: 'path', origin: { o: 'request', name: `${name}()`, site }, segments: [] }, base)
  }
  // `formData.get('emails')` of a server action: the form's fields, as the browser sent them.
  if (base && isForm(base) && /^(get|getAll)$/.test(name)) {
    return following(
      { k: 'path', origin: { o: 'request', name: `form.${name}()`, site }, segments: [], ...(name === 'getAll' && { type: 'string[]' }) },
      base,
    )
  }
  const table = tableNamed(name, args, base)
  const named = table !== undefined && { table }
  if (base && base.origin.o !== 'unknown')
    return following({ ...base, segments: [...base.segments, `${name}()`], type: '', ...named }, base)
  return { k: 'path', origin: { o: 'call', name: `${name}()`, site }, segments: [], ...named }
}

/** `request.json()` of a fetch-style handler, `c.req.json()` of others. */
function isRequest({ origin, segments }: ValueOf<'path'>): boolean {
  if (origin.o !== 'param') return false
  return /^(req|request)$/i.test(segments.at(-1) ?? origin.name)
}

function isForm({ origin, segments }: ValueOf<'path'>): boolean {
  return origin.o === 'param' && segments.length === 0 && (/^FormData$/.test(origin.type ?? '') || /^form_?data$/i.test(origin.name))
}

/** Runs a project function on values: what it may return, joined. */
export function inlineCall(world: World, fn: ValueOf<'function'>, args: readonly Value[], from: Frame, at: Place | undefined): Value {
  const view = viewFor(world, fn.file)
  if (!view) return unknown(fn.file)
  const fact = view.facts.functions[fn.fn]!
  if (from.depth >= inlineDepth || running(from, fn)) return unknown(`a deep call of ${fact.name ?? 'a function'}`)
  const run: Frame = {
    view,
    fn: fn.fn,
    args: fn.bound ? [...fn.bound, ...args] : args,
    self: fn.self,
    closure: fn.frame,
    context: from.context,
    depth: from.depth + 1,
    memo: new Map(),
    busy: new Set(),
    ...{ caller: from },
  } as Frame & { caller: Frame }
  const yields = fact.generator ? (view.yields.get(fn.fn) ?? []) : undefined
  if (yields) {
    const each = union(
      yields.flatMap((effect) =>
        effect.value === undefined ? [] : [evaluate(world, frameFor(world, run, effect.function), effect.value)],
      ),
    )
    return following(listOf([], each), each)
  }
  const values = (view.returns.get(fn.fn) ?? []).flatMap((effect) =>
    effect.value === undefined || isRuledOut(world, run, effect.guards) ? [] : [evaluate(world, run, effect.value)],
  )
  const result = union(values)
  return at && fact.name && result.trail ? stepped(result, at, `given back by \`${fact.name}()\``) : result
}

function running(frame: Frame, fn: ValueOf<'function'>): boolean {
  let count = 0
  for (let at: (Frame & { caller?: Frame }) | undefined = frame; at; at = at.caller as Frame & { caller?: Frame }) {
    if (at.fn === fn.fn && at.view.file === fn.file && at.args) count++
    if (count > 1) return true
  }
  return false
}

export function constructed(world: World, frame: Frame, callee: Value, args: readonly Value[], at: Place): Value {
  if (callee.k === 'union') return union(alternatives(callee).map((part) => constructed(world, frame, part, args, at)))
  if (callee.k === 'namespace') return constructed(world, frame, namespaceAsValue(world, callee.file), args, at)
  if (callee.k === 'class') {
    const target = constructorOf(world, callee)
    const view = target && viewFor(world, target.ref.file)
    const instance: Value = { k: 'instance', file: callee.file, cls: callee.cls, frame: callee.frame, exact: true }
    if (!target || !view) return viaPackageClass(world, callee, args, at) ?? instance
    const run: Frame = {
      view,
      fn: target.fn,
      args,
      self: instance,
      closure: target.ref.frame,
      context: frame.context,
      depth: frame.depth + 1,
      memo: new Map(),
      busy: new Set(),
    }
    return { ...instance, args: run }
  }
  if (callee.k === 'function') {
    const result = inlineCall(world, callee, args, frame, at)
    return result.k === 'none' ? unknown('an object') : result
  }
  if (callee.k !== 'external') return opaque(undefined, 'new', at)
  const first = args[0]
  if (/(^|[:.])[Pp]romise$|^bluebird$/.test(callee.chain) && first?.k === 'function') return resolvedWith(world, frame, first)
  if (/^global:(Set|Array|Promise)$/.test(callee.chain)) return first && callee.chain !== 'global:Promise' ? first : listOf([])
  // A proxy does what its target does, as far as anybody can tell from outside.
  if (callee.chain === 'global:Proxy' && first) return first
  if (callee.chain === 'global:Map' && first?.k === 'list') return mapOf(first)
  if (
    callee.chain === 'global:Map' ||
    callee.chain === 'global:FormData' ||
    callee.chain === 'global:URLSearchParams' ||
    callee.chain === 'form-data'
  )
    return {
      k: 'object',
      fields: first?.k === 'object' ? first.fields : new Map(),
      open: [],
      at,
      chain: first?.k === 'object' || callee.chain !== 'global:Map' ? callee.chain : 'Map',
    }
  const chain = `${callee.chain}#`
  // Documents and builders alike keep what their constructor is given: `new Survey({ recipients })`.
  const fields = first?.k === 'object' ? new Map(first.fields) : undefined
  return { k: 'external', chain, calls: [...callee.calls, { name: 'new', args }], at, ...(fields && { fields }) }
}

/** `new Promise((resolve) => … resolve(rows))`: what its executor resolves it with. */
function resolvedWith(world: World, frame: Frame, executor: ValueOf<'function'>): Value {
  const view = viewFor(world, executor.file)
  const resolve = view?.facts.functions[executor.fn]!.params[0]
  if (!view || resolve === undefined || frame.depth > inlineDepth) return unknown('a promise')
  const run: Frame = {
    view,
    fn: executor.fn,
    args: undefined,
    self: executor.self,
    closure: executor.frame,
    context: frame.context,
    depth: frame.depth + 1,
    memo: new Map(),
    busy: new Set(),
  }
  const values = view.calls.flatMap((effect) => {
    const call = view.facts.terms[effect.term]!
    const callee = call.k === 'call' ? view.facts.terms[call.callee]! : undefined
    if (call.k !== 'call' || callee?.k !== 'ref') return []
    if (!(view.writes.get(callee.binding) ?? []).some((write) => write.init && write.value === resolve)) return []
    const given = call.args[0]
    return given && 'item' in given ? [evaluate(world, frameFor(world, run, effect.function), given.item)] : []
  })
  return values.length > 0 ? union(values) : unknown('a promise')
}

/** `class Mail extends Personalization`: an instance of ours with the package's methods. */
function viaPackageClass(world: World, callee: ValueOf<'class'>, args: readonly Value[], at: Place): Value | undefined {
  const parent = parentClass(world, callee)
  const fact = viewFor(world, callee.file)?.facts.classes[callee.cls]
  if (parent?.k !== 'external' || !fact || fact.members.length > 0) return undefined
  return { k: 'external', chain: `${parent.chain}#`, calls: [{ name: 'new', args }], at }
}

function externalCall(world: World, frame: Frame, callee: ValueOf<'external'>, args: readonly Value[], at: Place): Value {
  const run = (callback: Value, given: readonly Value[]): Value => callValue(world, frame, callback, given, at, '')
  if (callee.chain.startsWith('function.')) return functionMethod(world, frame, callee, args, at)
  const known =
    resultFunction(callee.chain, args, at) ??
    sentToHandler(callee.chain, at) ??
    functionalCall(callee, args, { world, frame, at, run }) ??
    libraryFunction(callee.chain, args, at, run, frame, world)
  if (known) return known
  if (callee.chain === 'util.promisify' || callee.chain === 'node:util.promisify') return args[0] ?? none
  const checked = validated(callee.chain, args, at)
  if (checked) return checked
  const wrapped = wrappedFunction(callee.chain, args)
  if (wrapped) return wrapped
  const call: ExternalCall = { name: callee.chain.split('.').at(-1)!, args }
  const chain = `${callee.chain}()`
  const fields = world.library.fromArgument.has(chain) && args[0]?.k === 'object' ? args[0].fields : undefined
  return { k: 'external', chain, calls: [...callee.calls, call], at, ...(fields && { fields }) }
}

/** A schema gives back what it checked: `z.object({ … }).parse(input)`. */
function validated(chain: string, args: readonly Value[], at: Place): Value | undefined {
  const name = /^(?:zod|yup|joi|superstruct|valibot|ajv|arktype|@hapi\/joi|@sinclair\/typebox)\b.*\.(\w+)$/.exec(chain)?.[1]
  const first = args[0]
  if (!name || !first) return undefined
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

/** Higher-order functions of packages that give the function back in another dress: `useCallback`, `cache`, `memoize`, `withRetry`. */
function wrappedFunction(chain: string, args: readonly Value[]): Value | undefined {
  const name = chain.split(/[.:/]/).at(-1)!
  return /^(useCallback|useMemo|cache|memoize|memo|once|debounce|throttle|asyncHandler|promisify|wrap|catchAsync|pLimit|retry|pRetry|unstable_cache|after|waitUntil|task|logger)$/i.test(
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
