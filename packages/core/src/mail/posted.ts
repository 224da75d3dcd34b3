import type { TermId } from '../facts.js'
import { argumentsOf } from '../flow/calls.js'
import { filesSaying } from '../flow/carriers.js'
import { memberOf } from '../flow/objects.js'
import { alternatives, tagged, type Value } from '../flow/value.js'
import type { FileView } from '../flow/view.js'
import { symbolicFrame, viewFor, type World } from '../flow/world.js'
import { textOf } from './predicates.js'

/** What runs when a path is asked for, by where its file stands. */
interface Endpoint {
  /** Supabase calls its functions by this. */
  readonly name?: string
  /** The end of the address, without a slash before it. */
  readonly path: string
}

const places: readonly { readonly file: RegExp; readonly path: string; readonly named?: true }[] = [
  { file: /(?:^|\/)supabase\/functions\/([^/_][^/]*)\/index\.[jt]s$/, path: 'functions/v1/', named: true },
  { file: /(?:^|\/)app\/(?:.*\/)?(api\/.+)\/route\.[jt]sx?$/, path: '' },
  { file: /(?:^|\/)pages\/(api\/.+?)(?:\/index)?\.[jt]sx?$/, path: '' },
  { file: /(?:^|\/)netlify\/functions\/([^/]+)(?:\/index)?\.[cm]?[jt]s$/, path: '.netlify/functions/' },
]

function endpointOf(file: string): Endpoint | undefined {
  for (const { file: place, path, named } of places) {
    const name = place.exec(file)?.[1]
    if (name !== undefined) return name.includes('[') ? undefined : { path: `${path}${name}`, ...(named && { name }) }
  }
  return undefined
}

/** Senders, and where the body stands in what they are given. */
const senders = { invoke: '1.body', fetch: '1.body', $fetch: '1.body', post: '1' } as const
const senderNames = Object.keys(senders)

/**
 * What the application itself sends to one of its own functions in the field that the function reads of its request:
 * `supabase.functions.invoke('send-mail', { body: { to } })`, `fetch('/api/send-mail', { body: JSON.stringify({ to }) })`.
 */
export function postedValues(world: World, value: Value): Value[] {
  if (value.k !== 'path' || value.origin.o !== 'request' || value.segments.length === 0) return []
  if (value.segments.some((segment) => !/^[A-Za-z_$][\w$]*$/.test(segment))) return []
  const endpoint = endpointOf(value.origin.site.replace(/[:#]\d.*$/, ''))
  const word = endpoint && endpoint.path.match(/[A-Za-z_$][\w$]*/g)?.at(-1)
  if (!endpoint || word === undefined) return []
  const found: Value[] = []
  const files = world.index.filesWithWord(word).filter((file) => world.index.role(file) === 'source')
  const asked = addressOf(endpoint)
  for (const file of filesSaying(world.index, files, (text) => senderNames.some((name) => text.includes(name)) && asked.test(text))) {
    const view = viewFor(world, file)
    for (const [sender, body] of view ? Object.entries(senders) : [])
      for (const { term } of view!.callsByName.get(sender) ?? []) found.push(...fieldOf(world, view!, term, endpoint, body, value.segments))
  }
  return found
}

function fieldOf(world: World, view: FileView, id: TermId, endpoint: Endpoint, body: string, fields: readonly string[]): Value[] {
  const call = view.facts.terms[id]!
  const within = view.callEffect.get(id)?.function
  if (call.k !== 'call' || within === undefined) return []
  const [address, given] = argumentsOf(world, symbolicFrame(world, view, within, undefined), call)
  if (!address || !given || !isAt(endpoint, textOf(address))) return []
  let at: Value = body === '1' ? given : memberOf(world, given, 'body')
  for (const field of fields) at = memberOf(world, at.k === 'encoded' ? at.of : at, field)
  if (at.k === 'none') return []
  const { home } = at
  return alternatives(at).map((side) => tagged({ ...side, ...(home && { home }) }, { project: true }))
}

/** The last part of an address as code writes it: most files that hold a word of it mean something else, and are not parsed. */
function addressOf({ path }: Endpoint): RegExp {
  const last = path.slice(path.lastIndexOf('/') + 1)
  return new RegExp(`[/'"\`}]${last.replace(/[^\w-]/g, '\\$&')}(?:[/'"\`?#]|\\$\\{)`)
}

function isAt({ name, path }: Endpoint, address: string | undefined): boolean {
  if (address === undefined) return false
  return address === name || `/${address.replace(/[?#].*$/, '').replace(/\/$/, '')}`.endsWith(`/${path}`)
}
