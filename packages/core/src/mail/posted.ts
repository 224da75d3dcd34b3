import type { TermId } from '../facts.js'
import { argumentsOf } from '../flow/calls.js'
import type { Context } from '../flow/frame.js'
import { memberOf } from '../flow/objects.js'
import { filesSaying } from '../flow/texts.js'
import { alternatives } from '../flow/union.js'
import { stepped, tagged, type Value } from '../flow/value.js'
import type { FileView } from '../flow/view.js'
import { ofWorld, symbolicFrame, viewFor, type World } from '../flow/world.js'
import { type Endpoint, endpointsOf } from './endpoints.js'
import { callContexts } from './open-callers.js'
import { valueAt } from './paths.js'
import { textOf } from './predicates.js'
import { readAddresses } from './recipients.js'

/** Senders, and where address and body stand in what they are given. */
const senders = {
  invoke: ['0', '1.body'],
  fetch: ['0', '1.body'],
  $fetch: ['0', '1.body'],
  post: ['0', '1'],
  put: ['0', '1'],
  patch: ['0', '1'],
  axios: ['0.url', '0.data'],
  ajax: ['0.url', '0.data'],
  apiRequest: ['1', '2'],
} as const
const senderNames = Object.keys(senders)

/**
 * What the application itself sends to one of its own functions in the field that the function reads of its request:
 * `supabase.functions.invoke('send-mail', { body: { to } })`, `fetch('/api/send-mail', { body: JSON.stringify({ to }) })`.
 */
export function postedValues(world: World, value: Value): Value[] {
  if (value.k !== 'path' || value.origin.o !== 'request' || value.segments.length === 0) return []
  if (value.segments.some((segment) => !/^[A-Za-z_$][\w$]*$/.test(segment))) return []
  const { site } = value.origin
  return endpointsOf(world, site).flatMap((endpoint) => postedTo(world, endpoint, value.segments))
}

function postedTo(world: World, endpoint: Endpoint, fields: readonly string[]): Value[] {
  const found: Value[] = []
  for (const file of filesPosting(world, endpoint.path, () => filesNaming(world, endpoint))) {
    const view = viewFor(world, file)
    for (const [sender, at] of view ? Object.entries(senders) : [])
      for (const { term } of view!.callsByName.get(sender) ?? []) found.push(...fieldOf(world, view!, term, endpoint, at, fields))
  }
  return found
}

/** By the path of an endpoint. */
const filesPosting = ofWorld<readonly string[]>()

function filesNaming(world: World, endpoint: Endpoint): readonly string[] {
  const word = endpoint.path.match(/[A-Za-z_$][\w$]*/g)?.at(-1)
  if (word === undefined) return []
  const files = world.index.filesWithWord(word).filter((file) => world.index.role(file) === 'source')
  const asked = addressOf(endpoint)
  return filesSaying(world.index, files, posting(asked))
}

function posting(address: RegExp): (text: string) => boolean {
  return (text) => senderNames.some((name) => text.includes(name)) && address.test(text)
}

function fieldOf(
  world: World,
  view: FileView,
  id: TermId,
  endpoint: Endpoint,
  [url, body]: readonly [string, string],
  fields: readonly string[],
): Value[] {
  const call = view.facts.terms[id]!
  const within = view.callEffect.get(id)?.function
  if (call.k !== 'call' || within === undefined) return []
  const under = (context: Context | undefined): Value[] => {
    const args = argumentsOf(world, symbolicFrame(world, view, within, context), call)
    if (!isAt(endpoint, textOf(valueAt(world, url, args, undefined, undefined)))) return []
    let at = valueAt(world, body, args, undefined, undefined)
    for (const field of fields) at = memberOf(world, at.k === 'encoded' ? at.of : at, field)
    if (at.k === 'none') return []
    // A helper that posts what it is handed: who calls it says whom it writes to.
    const open = readAddresses(world, at, undefined).flatMap((reading) => reading.open)
    const callers = callContexts(world, open, context, helpersFollowed)
    if (callers.length > 0) return callers.flatMap(under)
    const { home } = at
    const place = { file: view.file, span: call.span }
    return alternatives(at).map((side) =>
      tagged(stepped({ ...side, ...(home && { home }) }, place, `sent to \`/${endpoint.path}\``, 'call'), { project: true }),
    )
  }
  return under(undefined)
}

const helpersFollowed = 3

/** The last part of an address as code writes it: most files that hold a word of it mean something else, and are not parsed. */
function addressOf({ path }: Endpoint): RegExp {
  const last = path.slice(path.lastIndexOf('/') + 1)
  return new RegExp(`[/'"\`}]${last.replace(/[^\w-]/g, '\\$&')}(?:[/'"\`?#]|\\$\\{)`)
}

function isAt({ name, path }: Endpoint, address: string | undefined): boolean {
  if (address === undefined) return false
  return address === name || `/${address.replace(/[?#].*$/, '').replace(/\/$/, '')}`.endsWith(`/${path}`)
}
