import type { ValueOf, Value } from '../flow/value.js'
import type { ContentPart } from '../message.js'
import type { Place } from '../source.js'
import type { PathFact, OutputFact } from '../template.js'

/** One datum that a part of a message carries, by the access path it comes from. */
export interface ContentLeaf {
  readonly part: ContentPart
  readonly value: ValueOf<'path'>
  /** One of as many as the data holds: a list is printed. */
  readonly many: boolean
  /** The expression in the message's making that holds it; for a list, the one that holds the list. */
  readonly spot?: Place
  /** The literal text right before it: `Hi `. */
  readonly before?: string
  /** Made for the reader of this very copy: it may use what picked the reader. */
  readonly own: boolean
  /** `print`: seen to be printed. `hand`: handed to a template that nobody could read. `list`: a template of the project lists it, which another rule judges. */
  readonly seen: 'print' | 'hand' | 'list'
  /** All but the reader, as code says: the others are shown on purpose. */
  readonly others: boolean
  /** All of a record is given away: `JSON.stringify(users)`. */
  readonly dump: boolean
  /** The component of the project that prints it, and where in it. */
  readonly component?: PrintingComponent
  /** What of a template of the project prints it. */
  readonly output?: PathFact
  /** The tag there, in the template itself or in one that it includes. */
  readonly tag?: Place
  /** It stands in a link that is made to be published. */
  readonly shares?: true
}

/** A component of the project as a message uses it. */
export interface PrintingComponent {
  /** `<Welcome users={users} />`, and what is handed to it. */
  readonly place: Place
  readonly props: Value
  /** The expression in the component that prints, where it is known. */
  readonly printed?: Place
}

/**
 * Whether a component may lead to anything worth telling, by what it is given and what it is; `many`: it is one of as many as the
 * data holds. Asked without the component first, as a look at the props may spare the file that it stands in.
 */
export type Concern = (props: Value, component?: ValueOf<'function'>, many?: boolean) => boolean

export interface At {
  readonly part: ContentPart
  readonly many: boolean
  readonly spot?: Place
  readonly before?: string
  readonly seen: ContentLeaf['seen']
  readonly dump: boolean
  readonly others?: boolean
  readonly component?: PrintingComponent
  /** It went through a call that nobody could read. */
  readonly guess?: true
  /** Within a share button’s url. */
  readonly shares?: true
  readonly depth: number
}

export function partOf({ context }: OutputFact): ContentPart | undefined {
  return context.place === 'preheader' ? 'preheader' : undefined
}
