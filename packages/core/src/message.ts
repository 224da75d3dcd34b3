import type { Certainty, MailView, Suggestion, TraceStep } from './finding.js'
import type { Place } from './source.js'

/** How many people a value stands for. `many` is two or more, or as many as the data holds. */
export type Count = 'none' | 'one' | 'many' | 'unknown'

/** What the people in one list are to each other. */
export type Relation = 'strangers' | 'colleagues' | 'operator' | 'unknown'

export type AddressField = 'to' | 'cc' | 'bcc' | 'replyTo'

/** `shared`: one copy, all visible recipients read each other. `individual`: one copy each. */
export type Delivery = 'shared' | 'individual' | 'unknown'

/** Whose data a value is: an access path of people, and what picked one of them (a loop, a callback, an index). */
export interface Owner {
  readonly path: string
  readonly picked?: string
}

/** The addresses that reach one field of one message. */
export interface Recipients {
  readonly field: AddressField
  readonly count: Count
  readonly relation: Relation
  /** Positive evidence that the elements are people: a query, a people name, an e-mail projection, a request list. */
  readonly evidence: readonly string[]
  readonly owners: readonly Owner[]
  /** Where people proved many enter something that reaches the field. */
  readonly place: Place
  readonly trace: readonly TraceStep[]
  /** The flow crossed a widened, guessed or unknown edge. */
  readonly uncertain: boolean
  readonly links: 'import' | 'project'
  /** The birth of the list: sends that share it are told together. */
  readonly group: string
  readonly symbol: string
  readonly suggestions: readonly Suggestion[]
  /**
   * They come from a parameter that no caller in the project gives. `given`: the list itself does. `asked`: what was given is asked
   * for it (`env.KV.get('subscribers')`), so that the list is of this code's choosing.
   */
  readonly open?: 'given' | 'asked'
  /** One of a list is shown to all the others of it, who get hidden copies: `to: emails[0], bcc: emails.slice(1)`. */
  readonly head?: true
}

/** State that outlives one recipient and reaches another's message. */
export interface SharedState {
  /**
   * `kept`: made for the first and read for all. `grown`: it still holds what was added for others. `stale`: written for some,
   * kept for the rest. `overwritten`: a shared message written again before it has left. `deferred`: a shared name read when
   * it is another's already. `engine`: a template engine's value for all that it renders. `captured`: a lasting handler with one
   * request's values.
   */
  readonly kind: 'kept' | 'grown' | 'stale' | 'overwritten' | 'deferred' | 'engine' | 'captured'
  readonly field: string
  readonly place: Place
  readonly trace: readonly TraceStep[]
  readonly symbol: string
  readonly links: 'import' | 'project'
  readonly suggestions?: readonly Suggestion[]
  /** Absent: likely. */
  readonly certainty?: Certainty
}

/** How something found in a message is told. */
interface Told {
  /** The flow crossed a widened, guessed or unknown edge. */
  readonly uncertain: boolean
  readonly place: Place
  readonly trace: readonly TraceStep[]
  readonly links: 'import' | 'project'
  readonly group: string
  readonly symbol: string
}

/** People of a collection that a template prints in a message: both sides of the render. */
export interface PrintedPeople extends Told {
  /** The collection, and the field of each, as the template names them. */
  readonly list: string
  readonly field: string
  /** The path that the tag prints, as a view of the message has it. */
  readonly printed: string
  readonly kind: 'contact' | 'name'
  /** Of the printed people to each other and to the reader. */
  readonly relation: Relation
  readonly evidence: readonly string[]
  /** Who reads it: `each` is one of the printed people, `own` somebody to whose record they belong. */
  readonly reader: Relation | 'each' | 'own'
  readonly template: Place
}

/** What a template prints, as the code that renders it decides: nothing of others, or these people. */
export interface RenderedOutput {
  /** The tag, in the file that holds it. */
  readonly tag: Place
  /** Empty where all that is printed is known and is no list of people; undefined where the code does not tell. */
  readonly people?: readonly PrintedPeople[]
}

/**
 * Where in a message something stands. `preheader`: what mail programs show beside the subject, wherever it comes from; `name`:
 * the name that stands before a recipient’s address.
 */
export type ContentPart = 'subject' | 'preheader' | 'html' | 'text' | 'data' | 'headers' | 'attachment' | 'raw' | 'name' | 'replyTo'

/**
 * How a datum's owner and a reader of the message hang together. Of the collection the reader was picked from: `place`, the
 * one at a fixed place; `next`, the one before or after; `other`, one of another loop; `order`, the one at the same index of a
 * list in another order; `all`, everyone. Of two records:
 * `record`, somebody else.
 */
export type Kinship = 'place' | 'next' | 'other' | 'order' | 'earlier' | 'all' | 'record'

/** A datum in a message that is not its reader's. */
export interface ForeignDatum extends Told {
  readonly part: ContentPart
  readonly kinship: Kinship
  readonly kind: 'secret' | 'contact' | 'name' | 'record'
  /** The datum as code names it: `users[0].email`. */
  readonly owner: Owner
  /** The collection that it comes from: `event.attendees`. */
  readonly list: string
  readonly field: string
  readonly reader: Owner
  /** Of the people in the collection to each other. */
  readonly relation: Relation
  readonly evidence: readonly string[]
  /** Not even those who work together read it of each other: a salary, a diagnosis. */
  readonly sensitive: boolean
  /** It stands where a message greets its reader. */
  readonly greets: boolean
  /** Handed to a template that nobody could look into. */
  readonly handed: boolean
  /** Shown on purpose: named for a part to play (`winner`, `host`), or all but the reader. */
  readonly role: boolean
  readonly suggestions: readonly Suggestion[]
  /** The message as its readers get it, the datum marked. */
  readonly view: MailView
}

/** The reader’s own datum in a link that is made to be published, such as a share button’s. */
export interface PublishedDatum {
  readonly kind: 'name' | 'contact'
  /** Its access path: `user.email`. */
  readonly printed: string
  /** The expression in the link. */
  readonly place: Place
  readonly trace: readonly TraceStep[]
  readonly links: 'import' | 'project'
  readonly uncertain: boolean
}

/** Somebody's address, phone number or token typed into the code of a send. */
export interface WrittenDatum {
  readonly kind: 'email' | 'phone' | 'token'
  readonly value: string
  /** `component`: in the markup of a component that the message is made of. */
  readonly part: 'recipient' | 'content' | 'component'
  /** In a `mailto:` link. */
  readonly invites?: true
  /** The datum alone. */
  readonly place: Place
}

/** A message as it leaves, linked across files. The only thing that rules see of code. */
export interface LinkedMessage {
  readonly sdk: string
  readonly sdkTitle: string
  readonly delivery: Delivery
  /** Whoever sends it sees the recipients first. */
  readonly draft?: true
  /** An account or dashboard decides the delivery. */
  readonly depends?: string
  readonly recipients: readonly Recipients[]
  readonly shared?: readonly SharedState[]
  /** What its templates print, tag by tag. */
  readonly rendered?: readonly RenderedOutput[]
  readonly foreign?: readonly ForeignDatum[]
  readonly written?: readonly WrittenDatum[]
  readonly published?: readonly PublishedDatum[]
  /** As its readers get it, nothing marked. */
  readonly view?: MailView
  readonly place: Place
  readonly confidence: Certainty
}
