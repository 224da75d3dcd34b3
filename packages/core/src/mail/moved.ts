import { movedSpan, type Way } from '../flow/watched/stretch.js'
import type { LinkedMessage } from '../message.js'
import type { Place, Span } from '../source.js'
import type { LoneComponent } from './lone-components.js'

/** Thrown and caught here: a place that is no more. */
const gone = Symbol('gone')

/** Messages with all places in a file where they stand in another text of it; undefined where one of them is no more. */
export function movedMessages(messages: readonly LinkedMessage[], file: string, way: Way): readonly LinkedMessage[] | undefined {
  return isStill(way) ? messages : unlessGone(() => moved(messages, file, way, false) as readonly LinkedMessage[])
}

/** The same for mails that are components. */
export function movedComponents(components: readonly LoneComponent[], file: string, way: Way): readonly LoneComponent[] | undefined {
  if (isStill(way)) return components
  return unlessGone(() =>
    components.map(({ place, printed, written }) => ({
      place: moved(place, file, way, false) as Place,
      printed: printed.map((one) => moved(one, file, way, one.tag.file === file) as (typeof printed)[number]),
      written: moved(written, file, way, place.file === file) as typeof written,
    })),
  )
}

function isStill(way: Way): boolean {
  return way.every(({ end, newEnd }) => end === newEnd)
}

function unlessGone<T>(move: () => T): T | undefined {
  try {
    return move()
  } catch (error) {
    if (error === gone) return undefined
    throw error
  }
}

/**
 * `inFile`: what bears no file of its own lies in the file, as the edits of a suggestion do. What stays where it was is not copied: most of
 * what is known of mails lies in other files, or before the place where somebody types.
 */
function moved(value: unknown, file: string, way: Way, inFile: boolean): unknown {
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Readonly<Record<string, unknown>>
  const place = (fields['place'] ?? fields) as { readonly file?: string }
  const inside = place.file === undefined ? inFile : place.file === file
  let copy: Record<string, unknown> | undefined
  for (const key in fields) {
    const held = fields[key]
    const there =
      key === 'span'
        ? inside
          ? spanOf(held as Span, way)
          : held
        : key === 'group'
          ? groupOf(held as string, file, way)
          : moved(held, file, way, inside)
    if (there === held) continue
    copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...fields }) as Record<string, unknown>
    copy[key] = there
  }
  return copy ?? value
}

function spanOf(span: Span, way: Way): Span {
  const there = movedSpan(span, way)
  if (!there) throw gone
  return there[0] === span[0] && there[1] === span[1] ? span : there
}

/** A group may be named by the place of what its messages share. */
function groupOf(group: string, file: string, way: Way): string {
  const offset = group.startsWith(`${file}:`) ? group.slice(file.length + 1) : ''
  if (!/^\d+$/.test(offset)) return group
  const [start] = spanOf([Number(offset), Number(offset) + 1], way)
  return `${file}:${start}`
}
