import {
  movedComponents,
  movedMessages,
  type FileRole,
  type Finding,
  type LinkedFile,
  type LoneComponent,
  type ProjectIndex,
  type Way,
} from '@undisclosed/core'
import { joined, recorded, type Asked } from './asked.js'
import type { Base } from './disk.js'
import { reading, type Reading } from './reading.js'

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

/** What was found in the first text, with all places where they stand now; undefined where it was not looked for, or a place is no more. */
export interface Again {
  linked(of: string, under: string): LinkedFile | undefined
  components(): readonly LoneComponent[] | undefined
}

export interface Trying {
  /** To be analysed in place of the changed index. */
  readonly index: ProjectIndex
  /** Notes what is read while a file's sends are linked, and keeps what comes of it. */
  linked(of: string, under: string, link: () => LinkedFile): LinkedFile
  /** The same while mails are looked for that are components. */
  components(look: () => readonly LoneComponent[]): readonly LoneComponent[]
  /** Told of what was asked for something that was known before. */
  knew(asked: Asked): void
  asked(): Asked
  readonly again: Trial['again']
}

/** An index, changed in one file, that notes what linking reads of that file. */
export function trying(changed: ProjectIndex, file: string): Trying {
  const text = changed.text(file)
  const facts = changed.facts(file)
  const ofLinks = facts && reading(file, text, facts)
  const ofComponents = facts && reading(file, text, facts)
  const { index: heard, asked } = recorded(changed)
  const parts = new Set([asked])
  const links = new Map<string, { readonly under: string; readonly linked: LinkedFile }>()
  let alone: readonly LoneComponent[] | undefined
  /** What is read by nobody is read again for the next text. */
  let reader: Reading | undefined
  const by = <T>(one: Reading | undefined, look: () => T): T => {
    reader = one
    const found = look()
    reader = undefined
    return found
  }
  const index: ProjectIndex = {
    ...heard,
    facts: (of) => (of !== file ? heard.facts(of) : reader ? reader.facts : facts),
    text: (of) => (of !== file ? heard.text(of) : reader ? reader.text() : text),
    textAt: (of, span) => (of === file && reader ? reader.textAt(span) : (of === file ? text : heard.text(of)).slice(...span)),
  }
  return {
    index,
    knew: (known) => void parts.add(known),
    asked: () => joined([...parts]),
    linked(of, under, link) {
      const linked = by(ofLinks, link)
      links.set(of, { under, linked })
      return linked
    },
    components: (look) => (alone = by(ofComponents, look)),
    again(now, { facts: factsOf }) {
      const there = factsOf(file)
      const way = there && ofLinks?.to(now, there)
      return (
        way && {
          linked: (of, under) => movedLink(links.get(of), under, file, way),
          components() {
            const way = alone && ofComponents?.to(now, there)
            return way && movedComponents(alone!, file, way)
          },
        }
      )
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
