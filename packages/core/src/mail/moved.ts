import { movedSpan, type Way } from '../flow/watched/stretch.js'
import type { LinkedMessage } from '../message.js'
import type { Span } from '../source.js'

/** Thrown and caught here: a place that is no more. */
const gone = Symbol('gone')

/** Messages with all places in a file where they stand in another text of it; undefined where one of them is no more. */
export function movedMessages(messages: readonly LinkedMessage[], file: string, way: Way): readonly LinkedMessage[] | undefined {
  if (way.every(({ end, newEnd }) => end === newEnd)) return messages
  try {
    return moved(messages, file, way, false) as readonly LinkedMessage[]
  } catch (error) {
    if (error === gone) return undefined
    throw error
  }
}

/** `inFile`: what bears no file of its own lies in the file, as the edits of a suggestion do. */
function moved(value: unknown, file: string, way: Way, inFile: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, file, way, inFile))
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Readonly<Record<string, unknown>>
  const place = (fields['place'] ?? fields) as { readonly file?: string }
  const inside = place.file === undefined ? inFile : place.file === file
  return Object.fromEntries(
    Object.entries(fields).map(([key, held]) => {
      if (key === 'span') return [key, inside ? spanOf(held as Span, way) : held]
      if (key === 'group') return [key, groupOf(held as string, file, way)]
      return [key, moved(held, file, way, inside)]
    }),
  )
}

function spanOf(span: Span, way: Way): Span {
  const there = movedSpan(span, way)
  if (!there) throw gone
  return there
}

/** A group may be named by the place of what its messages share. */
function groupOf(group: string, file: string, way: Way): string {
  const offset = group.startsWith(`${file}:`) ? group.slice(file.length + 1) : ''
  if (!/^\d+$/.test(offset)) return group
  const [start] = spanOf([Number(offset), Number(offset) + 1], way)
  return `${file}:${start}`
}
