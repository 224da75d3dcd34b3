import { trailOf } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { PublishedDatum } from '../message.js'
import { fieldKind } from '../people/template-lexicon.js'
import type { ContentLeaf } from './content-leaf.js'
import type { Sink } from './match.js'
import type { Reader } from './owners.js'
import { describePath } from './relation.js'

/** Made to be handed on: `referralToken`, `inviteCode`, `publicEmail`. */
const handedOn = /refer|invit|share|public/i

/** A reader’s own datum in a link that asks to be published. Undefined where it is no personal one. */
export function publishedDatum(world: World, sink: Sink, { path }: Reader, leaf: ContentLeaf): PublishedDatum | undefined {
  const { value, component, spot } = leaf
  const fields = value.segments.slice(path.segments.length - 1)
  const kind = fieldKind(fields)
  if (!leaf.shares || !kind || fields.some((field) => handedOn.test(field))) return undefined
  const send = { file: sink.view.file, span: sink.effect.span }
  const place = component?.printed ?? spot ?? send
  const [first, ...rest] = trailOf(value)
  return {
    kind,
    printed: describePath(value),
    place,
    trace: [
      ...(first ? [{ ...first, role: 'source' as const }, ...rest] : []),
      { ...place, message: 'stands here in a link that is made to be published', role: 'call' },
      { ...send, message: `sent to \`${describePath(path)}\` by ${sink.sdk.title}`, role: 'sink' },
    ],
    links: value.project || place.file !== send.file ? 'project' : 'import',
    uncertain: value.guess === true || world.exhausted || sink.guess,
  }
}
