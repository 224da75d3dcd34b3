import type { FunctionId, TermId } from '../facts.js'
import { evaluate } from '../flow/evaluate.js'
import { alternatives } from '../flow/union.js'
import { calleeName, type FileView } from '../flow/view.js'
import { symbolicFrame, viewFor, type World } from '../flow/world.js'
import { servedAt, type Served } from '../served.js'

/** What runs when an address is asked for: the end of that address, without a slash before it. */
export type Endpoint = Served

const registering = ['post', 'put', 'patch', 'all']
const registered = new RegExp(`\\.\\s*(?:${registering.join('|')})\\s*\\(`)
const mostFiles = 25

/** Where the handler stands that read a request: by its file, or by the routes that it was registered on. `site` is a request's. */
export function endpointsOf(world: World, site: string): readonly Endpoint[] {
  const [, file = site, fn] = /^(.*)#(\d+)\./.exec(site) ?? /^(.*):\d+$/.exec(site) ?? []
  const placed = servedAt(file, () => world.index.text(file))
  if (placed) return placed
  const view = fn === undefined ? undefined : viewFor(world, file)
  return view ? [...new Set(routesTo(world, view, Number(fn)))].map((path) => ({ path })) : []
}

/** The addresses, as far as they are fixed, that a function answers: `router.post('/send', sendAll)`. */
function routesTo(world: World, view: FileView, fn: FunctionId): string[] {
  const use = view.uses.get(fn)
  if (use) return use.keys.length === 0 ? routeOf(view, use.call) : []
  const files = [view.file, ...world.index.importersOf(view.file)].filter((file) => world.index.role(file) === 'source')
  return files.slice(0, mostFiles).flatMap((file) => {
    const other = registered.test(world.index.text(file)) ? viewFor(world, file) : undefined
    if (!other) return []
    return registering.flatMap((name) =>
      (other.callsByName.get(name) ?? []).flatMap(({ term, function: within }) => {
        const path = routeOf(other, term)
        return path.length > 0 && isHanded(world, other, within, term, view.file, fn) ? path : []
      }),
    )
  })
}

function isHanded(world: World, view: FileView, within: FunctionId, id: TermId, file: string, fn: FunctionId): boolean {
  const call = view.facts.terms[id]!
  const frame = symbolicFrame(world, view, within, undefined)
  const last = call.k === 'call' ? call.args.at(-1) : undefined
  if (!last || !('item' in last)) return false
  return alternatives(evaluate(world, frame, last.item)).some((side) => side.k === 'function' && side.file === file && side.fn === fn)
}

/** The fixed end of the address that a call registers: of `/:id/mail` it is `mail`. */
function routeOf(view: FileView, id: TermId): string[] {
  const { terms } = view.facts
  const call = terms[id]!
  if (call.k !== 'call' || !registering.includes(calleeName(view.facts, call.callee) ?? '')) return []
  const callee = terms[call.callee]!
  const receiver = callee.k === 'field' ? terms[callee.of]! : undefined
  // `router.route('/send').post(sendAll)`
  const { args } = receiver?.k === 'call' && calleeName(view.facts, receiver.callee) === 'route' ? receiver : call
  const first = args[0] && 'item' in args[0] ? terms[args[0].item]! : undefined
  const path = first?.k === 'literal' && typeof first.value === 'string' ? (first.value.split(/:[^/]*/).at(-1) ?? '') : ''
  const fixed = path.replace(/^\/+|\/+$/g, '')
  return /[*(]/.test(fixed) || fixed === '' ? [] : [fixed]
}
