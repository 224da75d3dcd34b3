import { documentAt } from '../people/queries/documents.js'
import { tableNamed } from '../people/queries/tables.js'
import type { Place } from '../source.js'
import { asPath } from './members.js'
import { type Value, following, type ValueOf } from './value.js'

/** A call we cannot look into. Its arguments do not pass through; what it gives is named after it. */
export function opaque(receiver: Value | undefined, name: string, at: Place, args: readonly Value[] = []): Value {
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
  const document = name === 'doc' ? documentAt(args, base?.table, at) : undefined
  if (document) return document
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
