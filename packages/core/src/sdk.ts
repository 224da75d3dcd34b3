/**
 * What one mail API does with what it is given, as data. The engine is the only reader; a reviewer checks rows against
 * the vendor's page in `docs`.
 *
 * **Chains.** What a value *is* is written as a chain from a package: `resend.Resend#.emails.send`. A chain leaves out
 * `default` and `*`, so `import x from 'p'`, `import * as x`, `require('p')` and `import { x } from 'p'` all start at
 * `p` or `p.x`. `()` is what a call gave, `#` an instance: of `new X()`, or of whatever is annotated with type `X`.
 * A chain without package begins with `global:` (`global:fetch`, `global:MailApp`).
 * `await` leaves no trace. The package name may hold dots and slashes; it is matched as a whole, after `npm:` and CDN
 * addresses were reduced to it (`specifier.ts`).
 * `named:` begins a chain that holds by its written form alone (`named:env.EMAIL`: the variable or parameter `env`,
 * whatever made it), where the platform hands the client over untyped. Use it only with a `when` on the message.
 *
 * **Paths** start at an argument's index: `0.to`, `0.Destination.ToAddresses`, `1["recipient-variables"]`.
 * `[]` goes to the elements of a list (`0.Messages[].To`), `.*` to every value of an object, `[type=bcc]` to the
 * elements whose field says so and `[type!=bcc]` to the others. A quoted key may end in `*`: `1["h:*"]` is every key
 * with that start. `@` is the element that became one message, `@to` its field. `this` is the object the member was
 * called on: `this.to` of a builder that is itself asked for the message.
 */
export interface SdkModel {
  readonly name: string
  readonly title: string
  readonly docs: string
  /** Module specifiers whose import makes a file worth reading. */
  readonly packages: readonly string[]
  /** Global names that make a file worth reading where there is no import (`MailApp`). */
  readonly globals?: readonly string[]
  /** What makes a file worth reading where neither tells: whole words (`postmarkapp`), or dotted runs of them (`loops.so`). */
  readonly words?: readonly string[]
  /** Names of which no call of this API lacks all: a file that says one of `words` is read only where it says one of these too. */
  readonly besides?: readonly string[]
  /** Range of installed versions the row speaks of; absent: all. */
  readonly versions?: string
  /** Chains at which a value is this API's client. A trailing `(*)` never occurs: one chain a line. */
  readonly clients: readonly string[]
  readonly calls: readonly SdkCall[]
  /** Objects that are filled by methods or by writes to their fields and then handed to a call. */
  readonly builders?: readonly SdkBuilder[]
  /** Which element becomes one outgoing message. First match wins. */
  readonly units: readonly SdkUnit[]
  readonly accepts?: SdkAccepts
  readonly content?: SdkContent
  readonly safeForm?: SafeForm
  /** It opens a draft: a person still sees the recipients, may change them, and sends it or not. */
  readonly draft?: true
  /** What the vendor's server or account decides, in one sentence for `--explain`. */
  readonly note?: string
}

export type SdkPath = string

export interface SdkCall {
  /**
   * Member chains below a client, without a leading dot: `send`, `messages.create`, `post().request`.
   * The empty string is the client called itself. With `clients` here, below those instead of the model's.
   */
  readonly member: readonly string[]
  readonly clients?: readonly string[]
  /** `new` of the chain is the send (`new SendEmailCommand(input)`); the member chain names the class. */
  readonly construct?: true
  /** Must hold of the call's own arguments or of a call earlier in the chain, or the call is none of ours. */
  readonly when?: SdkPredicate
  /** For this call only, instead of the model's. */
  readonly units?: readonly SdkUnit[]
  readonly content?: SdkContent
  /** For HTTP: which host and path the first argument (or its `url`) must hold; `{x}` stands for one segment. */
  readonly url?: readonly string[]
  /**
   * The argument whose JSON or form body is the message: arguments are then read as if the body were argument 0.
   * Of several paths the first present one. `JSON.stringify`, `URLSearchParams` and `FormData` are looked through.
   */
  readonly body?: SdkPath | readonly SdkPath[]
  /** The chain names a field: writing it is the send, and the written value is argument 0 (`location.href = …`). */
  readonly write?: true
  /** Fields that the call itself puts on its argument where they are absent, for whoever uses the object again. */
  readonly writes?: readonly { readonly path: SdkPath; readonly value: string | number | boolean }[]
  /** As the model's `draft`, for this call only. */
  readonly draft?: true
  /** An argument that is a callback: its parameter 0 is a builder of this chain, filled by running it. */
  readonly fills?: { readonly arg: number; readonly builder: string }
}

export interface SdkBuilder {
  /** Chains of the object: `@sendgrid/helpers.classes.Personalization#`. */
  readonly chains: readonly string[]
  /** The constructor's argument 0 holds fields already. */
  readonly from?: 0
  /** Each gives the object itself back, so that calls can be chained. Plain writes to fields count without being listed. */
  readonly methods: Readonly<Record<string, SdkBuilderMethod>>
  /** Methods that give the same fields in another form: `toJSON`, `build`. */
  readonly same?: readonly string[]
}

export interface SdkBuilderMethod {
  /** Field of the object that the method writes, as units read it. */
  readonly field: string
  /** `newUnit` appends one object `{ [wrap]: argument }` to the list in `field`. */
  readonly effect: 'append' | 'replace' | 'newUnit'
  readonly arg?: number
  readonly wrap?: string
  /** More fields of the new unit, by argument: `addTo(to, cc, bcc)`. */
  readonly also?: Readonly<Record<string, number>>
}

export interface SdkUnit {
  readonly when?: SdkPredicate
  /** `call`: the whole call is one message. A path: each element it leads to is a message of its own. */
  readonly each: 'call' | SdkPath
  /** Paths to addresses that a reader of the message sees. */
  readonly visible?: readonly SdkVisible[]
  readonly hidden?: readonly SdkPath[]
  /** Where replies go; never To or Cc, but read by every recipient. */
  readonly replyTo?: readonly SdkPath[]
  /** Each element is itself a message: apply the rules again with it as argument 0. */
  readonly unitIsMessage?: true
  /** The path leads to MIME text; its To and Cc lines are the visible addresses. */
  readonly raw?: SdkPath
  /** The path leads to a `mailto:` URL: its path and `to=` are To, `cc=` is Cc, `bcc=` hidden. */
  readonly mailto?: SdkPath
  /** The account or a dashboard decides; a finding is at most likely, and `option` names the config key that settles it. */
  readonly verdict?: 'depends'
  readonly option?: string
  /** A string at `each` is split at commas first. */
  readonly splitStrings?: true
}

export interface SdkVisible {
  readonly field: 'to' | 'cc'
  /** Alternatives, first present wins. */
  readonly path: SdkPath | readonly SdkPath[]
  /** Where this field splits a string otherwise than the API's `accepts`. */
  readonly splitsOn?: string
}

export type SdkPredicate =
  | { readonly path: SdkPath; readonly present?: boolean; readonly is?: string | number | boolean; readonly isArray?: true }
  /**
   * Argument `arg` of the call named `chain` earlier in the chain (`post` in `post('send').request`); with `of`, in the
   * chain that gave argument `of` of this call (`addDoc(collection(db, 'mail'), document)`). `matches` is a regular
   * expression without flags. `option` names a config key whose value replaces `is` and `matches`.
   */
  | {
      readonly chain: string
      readonly arg: number
      readonly of?: number
      readonly path?: string
      readonly is?: string
      readonly matches?: string
      readonly present?: boolean
      readonly option?: string
    }
  | { readonly member: readonly string[] }
  /** The client was made with an argument whose chain is one of these: nodemailer's transport in use. */
  | { readonly madeWith: readonly string[] }
  | { readonly arg: number; readonly instanceOf: string }
  | { readonly all: readonly SdkPredicate[] }
  | { readonly any: readonly SdkPredicate[] }
  | { readonly not: SdkPredicate }

export interface SdkAccepts {
  /** Characters at which one string becomes several addresses; empty: a joined string is one broken address. */
  readonly splitsOn: string
  /** A list joined by anything else is one address with the rest as its display name: shown to that one all the same. */
  readonly restIsName?: true
  /** Keys of an address object. */
  readonly address?: readonly string[]
  readonly name?: readonly string[]
}

export interface SdkContent {
  readonly subject?: readonly SdkPath[]
  readonly html?: readonly SdkPath[]
  readonly text?: readonly SdkPath[]
  readonly template?: readonly SdkPath[]
  readonly data?: readonly SdkPath[]
  readonly attachments?: readonly SdkPath[]
  readonly headers?: readonly SdkPath[]
  /** MIME text that holds all of it. */
  readonly raw?: readonly SdkPath[]
}

/** The provider's own way to send one copy each, as a recipe for edits. */
export type SafeForm =
  /** Call another member with the same arguments: `sgMail.send(m)` → `sgMail.sendMultiple(m)`. */
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  /** Hand a list of messages to a batch member: `resend.emails.send(m)` → `resend.batch.send(list.map((to) => ({ ...m, to })))`. */
  | { readonly kind: 'batch'; readonly from: string; readonly to: string; readonly limit?: number }
  /** Add a sibling field: `preserve_recipients: false`. `{list}` in `value` stands for the text of the list of addresses. */
  | { readonly kind: 'field'; readonly at: SdkPath; readonly key: string; readonly value: string }
  /** No isolated form: send in a loop, one person each. `sync`: the call gives no promise. */
  | { readonly kind: 'loop'; readonly sync?: true }
