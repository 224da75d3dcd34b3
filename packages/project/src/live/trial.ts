import {
  movedMessages,
  movedSpan,
  stretchBetween,
  watched,
  type FileRole,
  type Finding,
  type LinkedFile,
  type ProjectIndex,
  type Span,
  type Way,
} from '@undisclosed/core'
import { joined, recorded, type Asked } from './asked.js'
import type { Base } from './disk.js'

/**
 * An analysis with one file as an editor holds it, kept for the next text of that file: most of what is typed is read by nobody who
 * looks for mails.
 */
export interface Trial {
  /** Of the file, with the first text. */
  readonly role: FileRole
  /** What was asked of the index, but for the facts of the file itself. */
  readonly asked: Asked
  /** With another text of which the same was read. */
  again(text: string, index: ProjectIndex): Again | undefined
  /** The text that was asked last, with what was found in it while the disk had that base. */
  last: { readonly base: Base; readonly text: string; readonly findings: readonly Finding[] }
}

/** What the sends of a file were for the first text, with all places where they stand now; undefined where it was not linked then. */
export type Again = (of: string, under: string) => LinkedFile | undefined

export interface Trying {
  /** To be analysed in place of the changed index. */
  readonly index: ProjectIndex
  /** Notes what is read while a file's sends are linked, and keeps what comes of it. */
  linked(of: string, under: string, link: () => LinkedFile): LinkedFile
  /** Told of what was asked for something that was known before. */
  knew(asked: Asked): void
  asked(): Asked
  readonly again: Trial['again']
}

/** An index, changed in one file, that notes what linking reads of that file. */
export function trying(changed: ProjectIndex, file: string): Trying {
  const text = changed.text(file)
  const facts = changed.facts(file)
  const watch = facts && watched(file, facts)
  const { index: heard, asked } = recorded(changed)
  const parts = new Set([asked])
  const texts = texting(text)
  const links = new Map<string, { readonly under: string; readonly linked: LinkedFile }>()
  const pieces = new Map<string, { readonly span: Span; readonly piece: string }>()
  let isLinking = false
  let isReadWhole = false
  const index: ProjectIndex = {
    ...heard,
    facts: (of) => (of === file ? watch?.facts : heard.facts(of)),
    text(of) {
      if (of !== file) return heard.text(of)
      isReadWhole ||= isLinking
      return text
    },
    textAt(of, span) {
      const piece = (of === file ? text : heard.text(of)).slice(...span)
      if (of === file && isLinking) pieces.set(span.join(), { span, piece })
      return piece
    },
  }
  return {
    index,
    knew: (known) => void parts.add(known),
    asked: () => joined([...parts]),
    linked(of, under, link) {
      isLinking = true
      const linked = link()
      isLinking = false
      links.set(of, { under, linked })
      return linked
    },
    again(now, { facts: factsOf }) {
      const there = factsOf(file)
      if (!watch || !there || isReadWhole) return undefined
      const isAlike = (way: Way): boolean =>
        [...pieces.values()].every(({ span, piece }) => now.slice(...(movedSpan(span, way) ?? [0, 0])) === piece) &&
        watch.wouldReadAlike(there, way)
      const way = texts.to(now, isAlike)
      return way && ((of, under) => movedLink(links.get(of), under, file, way))
    },
  }
}

/** Places that somebody types in, one after the other, before all is judged anew. */
const mostPlaces = 8

/** The texts that somebody typed since the first, as far as they are needed: the last one at each place. */
function texting(first: string): { to(text: string, isAlike: (way: Way) => boolean): Way | undefined } {
  let kept: readonly string[] = [first]
  let last = first
  return {
    to(text, isAlike) {
      const all = last === kept.at(-1) || kept.length === mostPlaces ? kept : [...kept, last]
      // At the same place as before, at another one, or back at the first ones.
      const counts = [all.length - 1, all.length, ...all.keys()]
      for (const count of new Set(counts.filter((one) => one > 0))) {
        const stops = all.slice(0, count)
        const way = stops.map((stop, at) => stretchBetween(stop, stops[at + 1] ?? text))
        if (!isAlike(way)) continue
        kept = stops
        last = text
        return way
      }
      return undefined
    },
  }
}

function movedLink(
  known: { readonly under: string; readonly linked: LinkedFile } | undefined,
  under: string,
  file: string,
  way: Way,
): LinkedFile | undefined {
  if (known?.under !== under) return undefined
  const messages = movedMessages(known.linked.messages, file, way)
  return messages && { ...known.linked, messages }
}
