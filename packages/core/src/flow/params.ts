import type { Term, TypeText } from '../facts.js'
import type { Place } from '../source.js'
import { callbackArgument } from './callbacks.js'
import { typedValue, withType } from './declared.js'
import { evaluate, placeOf } from './evaluate.js'
import { assumedCall, type CallSite, type Frame } from './frame.js'
import { schemaType } from './member-types.js'
import { dataField, elementOf, indexOf, withField } from './members.js'
import { union } from './union.js'
import { type Use } from './uses.js'
import { following, listOf, none, stepped, tagged, unknown, type Value, type ValueOf } from './value.js'
import { calleeName, type FileView } from './view.js'
import { fnKey, symbolicFrame, viewFor, type World } from './world.js'

type ParamTerm = Extract<Term, { k: 'param' }>

/** What a parameter holds: the argument of a known call, of the caller assumed, of the callback's caller, or nobody knows. */
export function paramValue(world: World, frame: Frame, term: ParamTerm): Value {
  let run: Frame | undefined = frame
  while (run && run.fn !== term.function) run = run.closure
  if (!run) return unknown('a parameter')
  const { view } = run
  if (run.args) {
    const given = term.rest ? listFrom(run.args.slice(term.index)) : (run.args[term.index] ?? none)
    return term.type ? typedIfOpen(world, view.file, term.type, given) : given
  }

  const site = assumedCall(run.context, fnKey(view.file, term.function))
  if (site) return typedIfSent(view.file, term, fromSite(world, run, site, term))

  const use = view.uses.get(term.function)
  if (use && run.closure) {
    const value = callbackArgument(world, run.closure, use, term.index)
    if (value) return term.type ? typedIfOpen(world, view.file, term.type, value) : value
    const result = term.index === 1 ? resultCalledBack(world, run.closure, use) : undefined
    if (result) return result
  }
  const open = openParam(run, term)
  const input = open.k === 'path' && open.origin.o === 'param' ? inputOf(world, run, term, open) : undefined
  if (input) return input
  // What a client sent is no instance of the class that describes it.
  if (open.k === 'path' && open.origin.o === 'request') return typedIfSent(view.file, term, open)
  return term.type ? underContext(world, run, typedValue(world, view.file, term.type, open)) : open
}

/** `handle(event: CourseMoved)`: whoever makes such an event is among the callers that are tried. */
function underContext(world: World, { context }: Frame, value: Value): Value {
  const view = value.k === 'instance' && context ? viewFor(world, value.file) : undefined
  return value.k === 'instance' && view ? { ...value, frame: symbolicFrame(world, view, value.frame.fn, context) } : value
}

/** `fs.readFile(path, (error, text) => …)`: the text is what the call would give. Rendered pages come the same way. */
function resultCalledBack(world: World, frame: Frame, use: Use): Value | undefined {
  const call = frame.view.facts.terms[use.call]!
  const name = call.k === 'call' ? calleeName(frame.view.facts, call.callee) : undefined
  if (name === undefined || !/^(?:readFile|render\w*|parseAndRender|createEvents?)$/.test(name) || use.keys.length > 0) return undefined
  const result = evaluate(world, frame, use.call)
  if (result.k === 'external' || name !== 'render' || call.k !== 'call' || use.index !== 2)
    return result.k === 'external' ? result : undefined
  // `res.render('welcome', data, (error, html) => …)`: whatever holds it, it is Express's.
  const args = call.args.slice(0, 2).map((given) => evaluate(world, frame, 'item' in given ? given.item : given.spread))
  return { k: 'external', chain: 'express.render()', calls: [{ name, args }], at: { file: frame.view.file, span: call.span } }
}

function typedIfOpen(world: World, file: string, type: TypeText, value: Value): Value {
  return value.k === 'path' && !value.type ? typedValue(world, file, type, value) : value
}

/** What a client sent, and the parameter says which fields it is to have. Whether it is a list by itself, its sender knows. */
function typedIfSent(file: string, { type }: ParamTerm, value: Value): Value {
  const isOfFields = type !== undefined && /^(?:\{|\w+\.|[A-Z])/.test(type) && !/\]$|^(?:Readonly)?(?:Array|Set)</.test(type)
  return isOfFields && value.k === 'path' && value.origin.o === 'request' ? withType(value, type, file) : value
}

function openParam(run: Frame, term: ParamTerm): Value {
  const { view } = run
  const sent = bodyOfRoute(run, term)
  if (sent) return sent
  const name = isHandler(run, term) ? 'request' : paramName(run, term)
  return {
    k: 'path',
    origin: { o: 'param', file: view.file, fn: term.function, index: term.index, name, ...(term.type && { type: term.type }) },
    segments: [],
  }
}

const routes = /^(Post|Put|Patch|All|Mutation|MessagePattern|EventPattern|SubscribeMessage)$/
const notTheBody = /^(_?req|_?request|_?res|_?response|_?next|.*user|ctx|context|session|headers?|ip|id|.*Id|file|files)$/i

/** What a client sent: `@Post() create(@Body() dto: InviteDto)` of a controller, the arguments of a GraphQL mutation. */
function bodyOfRoute(run: Frame, term: ParamTerm): Value | undefined {
  const { facts } = run.view
  const named = (facts.functions[term.function]!.decorators ?? []).some((id) => {
    const call = facts.terms[id]!
    return call.k === 'call' && routes.test(calleeName(facts, call.callee) ?? '')
  })
  const isResolver = term.index === 1 && run.view.members.get(term.function)?.at(-2) === 'Mutation'
  const name = isResolver ? 'args' : named ? paramName(run, term) : undefined
  if (name === undefined || notTheBody.test(name)) return undefined
  const site = `${run.view.file}#${term.function}.${term.index}`
  return { k: 'path', origin: { o: 'request', name, site }, segments: [] }
}

/** The input of a procedure or action that a client calls: tRPC's `.mutation(({ input }) => …)`. */
function isHandler({ view }: Frame, term: ParamTerm): boolean {
  const use = view.uses.get(term.function)
  const call = use && view.facts.terms[use.call]!
  const name = call?.k === 'call' ? calleeName(view.facts, call.callee) : undefined
  if (term.index !== 0 || name === undefined) return false
  return (
    /^(mutation|action|handler|inputHandler|procedure)$/.test(name) ||
    (/^(post|put|patch|all)$/.test(name) && isTakenApart(view, term) && isRoute(view, use!))
  )
}

/** `procedure.input(z.object({ … })).mutation(({ input }) => …)`: what the client sends is as the schema says. */
function inputOf(world: World, run: Frame, term: ParamTerm, open: ValueOf<'path'>): Value | undefined {
  const use = isHandler(run, term) ? run.view.uses.get(term.function) : undefined
  const call = use && run.view.facts.terms[use.call]!
  const callee = call?.k === 'call' ? run.view.facts.terms[call.callee]! : undefined
  if (callee?.k !== 'field') return undefined
  const chain = evaluate(world, run.closure ?? run, callee.of)
  const schema =
    chain.k === 'external' ? chain.calls.findLast(({ name }) => /^(?:input|inputSchema|schema|validator)$/.test(name))?.args[0] : undefined
  const type = schema && schemaType(schema)
  if (type === undefined) return undefined
  const { file } = run.view
  const fields = new Map(['input', 'parsedInput'].map((name) => [name, withType(dataField(open, name), type, file)]))
  return { k: 'object', fields, open: [open], at: placeOf(run, callee.of) }
}

/** `app.post('/invite', handler)`: a path comes first. */
function isRoute({ facts }: FileView, use: Use): boolean {
  const call = facts.terms[use.call]!
  const [first] = call.k === 'call' ? call.args : []
  const path = first && 'item' in first ? facts.terms[first.item]! : undefined
  return use.index > 0 && path?.k === 'literal' && /^(?:\/|$)/.test(String(path.value))
}

/** `({ body }) => …`: no name of its own says what it is. */
function isTakenApart({ facts, firstNamed }: FileView, term: ParamTerm): boolean {
  const id = facts.functions[term.function]!.params[term.index]
  return id !== undefined && !firstNamed.has(id)
}

function paramName({ view }: Frame, term: ParamTerm): string {
  const id = view.facts.functions[term.function]!.params[term.index]
  const binding = id === undefined ? undefined : view.firstNamed.get(id)
  return binding === undefined ? 'input' : view.facts.bindings[binding]!.name
}

function fromSite(world: World, run: Frame, site: CallSite, term: ParamTerm): Value {
  const caller = symbolicFrame(world, site.view, site.within, run.context)
  const call = site.view.facts.terms[site.term]!
  if (call.k !== 'call') return unknown('a caller')
  if (site.callback !== undefined)
    return tagged(
      callbackArgument(world, caller, { call: site.term, index: site.callback, keys: [] }, term.index) ?? unknown('a callback'),
      { project: true, guess: site.guess },
    )
  const index = term.index + (site.shift ?? 0)
  if (term.rest) {
    const callee = run.view.facts.functions[run.fn]!.name
    const given = (id: number): Value => passed(evaluate(world, caller, id), caller, id, callee, site)
    const spread = (id: number): readonly Value[] =>
      spreadOver(evaluate(world, caller, id).k === 'path' ? evaluate(world, caller, id) : given(id))
    const list = call.args.slice(index).map((argument) => ('item' in argument ? [given(argument.item)] : spread(argument.spread)))
    return listFrom(list.flat())
  }
  const spread = call.args.findIndex((argument) => 'spread' in argument)
  if (spread >= 0 && spread <= index)
    return elementOf(evaluate(world, caller, (call.args[spread] as { spread: number }).spread), String(index - spread))
  const argument = call.args[index]
  if (!argument || !('item' in argument)) return none
  const value = passed(evaluate(world, caller, argument.item), caller, argument.item, run.view.facts.functions[run.fn]!.name, site)
  if (!site.wrap) return value
  // `queue.add('welcome', data)` comes as `job.name` and `job.data`.
  const [first] = call.args
  const job = site.shift === 1 && site.wrap[0] === 'data' && first && 'item' in first ? evaluate(world, caller, first.item) : undefined
  const at = placeOf(caller, argument.item)
  const whole = wrapped(value, site.wrap, at)
  return job?.k === 'literal' ? withField(whole, ['name'], () => job, at) : whole
}

/** The payload of a job, in the fields under which its handler finds it. */
function wrapped(value: Value, fields: readonly string[], at: Place): Value {
  let result: Value = { k: 'object', fields: new Map(), open: [], at }
  for (const field of fields) result = withField(result, field.split('.'), () => value, at)
  return result
}

/** An argument on its way into a callee: it keeps the outermost place at which it came in. */
export function passed(value: Value, caller: Frame, argument: number, callee: string | undefined, site?: CallSite): Value {
  if (value.k === 'none' || value.k === 'function' || value.k === 'class' || value.k === 'namespace') return value
  const place = placeOf(caller, argument)
  const handed = stepped(
    value,
    place,
    `handed to ${callee === 'default' ? 'a default export' : callee ? `\`${callee}()\`` : 'a function'}`,
    'call',
  )
  const entered = handed.entry
    ? handed
    : { ...handed, entry: { place, frame: caller, ...(handed.k === 'path' && { length: handed.segments.length }) } }
  return site ? tagged(entered, { project: true, guess: site.guess }) : entered
}

/** Arguments that a spread of unknown length may fill. */
export const spreadLength = 6

/** The arguments that `...list` stands for: those known one by one, then the same one for all the others. */
export function spreadOver(spread: Value): readonly Value[] {
  if (spread.k === 'list') {
    const items = spread.items.map((item) => following(item, spread))
    if (!spread.each) return items
    const each = following(spread.each, spread)
    return [...items, ...Array.from({ length: spreadLength }, () => each)]
  }
  const each = elementOf(spread, 'spread')
  return [indexOf(spread, 0), indexOf(spread, 1), ...Array.from({ length: spreadLength - 2 }, () => each)]
}

/** What a rest parameter collects; a value that repeats itself stands for the elements of a spread list. */
function listFrom(args: readonly Value[]): Value {
  const repeated = args.filter((value, at) => value === args[at + 1] || value === args[at - 1])
  if (repeated.length === 0) return listOf(args)
  const each = union(repeated)
  const list = listOf(
    args.filter((value) => !repeated.includes(value)),
    each,
  )
  return following(list, each)
}
