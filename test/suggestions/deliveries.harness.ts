import { madeOf, type Call } from './recorder.harness.js'

/** One message as it leaves: the addresses that its readers see, and those that nobody sees. */
export interface Delivery {
  readonly visible: readonly string[]
  readonly hidden: readonly string[]
}

const visibleKey = /^(?:to|cc|users|recipients?|rcpt_to|(?:to|cc)[_-]?(?:email|addresses|recipients)|email_address)$/i
const hiddenKey = /^bcc/i

/** Addresses anywhere in a value; a string may hold several. */
function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []
  if (Array.isArray(value)) return value.flatMap(addressesIn)
  const built = madeOf(value)
  if (built) return addressesIn(built.args)
  return isPlain(value) ? Object.values(value).flatMap(addressesIn) : []
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Bodies and commands as the objects they were made of. */
function opened(value: unknown): unknown {
  const built = madeOf(value)
  if (built) return built.args.map(opened)
  if (typeof value === 'string' && /^\s*[{[]/.test(value)) return JSON.parse(value) as unknown
  if (value instanceof URLSearchParams || value instanceof FormData) return Object.fromEntries([...value.entries()])
  return value
}

/** What one object says as a message of its own. */
function messageOf(value: unknown): Delivery {
  const visible: string[] = []
  const hidden: string[] = []
  const visit = (part: unknown, depth: number): void => {
    const inner = opened(part)
    if (Array.isArray(inner)) {
      for (const one of inner) visit(one, depth + 1)
      return
    }
    if (!isPlain(inner) || depth > 8) return
    for (const [key, field] of Object.entries(inner)) {
      if (visibleKey.test(key)) visible.push(...addressesIn(field))
      else if (hiddenKey.test(key)) hidden.push(...addressesIn(field))
      else visit(field, depth + 1)
    }
  }
  visit(value, 0)
  return { visible, hidden }
}

const each = (addresses: unknown, rest: Delivery): Delivery[] =>
  addressesIn(addresses).map((one) => ({ visible: [one, ...rest.visible], hidden: rest.hidden }))
const without = (message: Record<string, unknown>, ...keys: readonly string[]): Delivery =>
  messageOf(Object.fromEntries(Object.entries(message).filter(([key]) => !keys.includes(key))))
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

interface Isolating {
  readonly chain: RegExp
  send(call: Call): Delivery[] | undefined
}

/**
 * Calls of which one makes several messages, as the vendors' pages say and as was seen on the wire. Every other call is one
 * message. Written by hand and apart from the rows of `core`, whose forms are proved here.
 */
const isolating: readonly Isolating[] = [
  {
    chain: /@sendgrid\/mail\.(?:send|sendMultiple)$/,
    send: ({ chain, args }) =>
      asList(args[0]).flatMap((item) => {
        const message = item as Record<string, unknown>
        if (Array.isArray(message['personalizations'])) return message['personalizations'].map(messageOf)
        const isMultiple = chain.endsWith('sendMultiple') || args[1] === true || message['isMultiple'] === true
        return isMultiple ? each(message['to'], without(message, 'to')) : [messageOf(message)]
      }),
  },
  { chain: /\.(?:batch\.send|emails\.batch|sendEmailBatch|sendBulk)$/, send: ({ args }) => asList(args[0]).map(messageOf) },
  {
    chain: /messages(?:\(\))?\.(?:create|send)$/,
    send: ({ chain, args }) => {
      const message = (chain.endsWith('create') ? args[1] : args[0]) as Record<string, unknown>
      if (message['recipient-variables'] !== undefined) return each(message['to'], without(message, 'to', 'recipient-variables'))
      const inner = message['message']
      if (isPlain(inner) && inner['preserve_recipients'] === false) return each(inner['to'], without(inner, 'to'))
      return undefined
    },
  },
  {
    chain: /\.sendBatchMail$/,
    send: ({ args }) => each((args[0] as Record<string, unknown>)['to'], without(args[0] as Record<string, unknown>, 'to')),
  },
  {
    chain: /\.post\(\)\.request$/,
    send: ({ args }) => {
      const messages = (args[0] as Record<string, unknown>)['Messages']
      return Array.isArray(messages) ? messages.map(messageOf) : undefined
    },
  },
]

/** Calls whose first argument is an address by itself. */
const positional = /(?:MailApp|GmailApp)\.sendEmail$|Messaging#?\.createEmail$/

/** The messages that calls of mail packages send. */
export function deliveriesOf(calls: readonly Call[]): Delivery[] {
  return calls
    .flatMap((call) => {
      const several = isolating.find(({ chain }) => chain.test(call.chain))?.send(call)
      if (several) return several
      const message = messageOf(call.args)
      if (!positional.test(call.chain)) return [message]
      const direct = call.args.flatMap((arg) => (typeof arg === 'string' || Array.isArray(arg) ? addressesIn(arg) : []))
      return [{ ...message, visible: [...message.visible, ...direct] }]
    })
    .filter(({ visible, hidden }) => visible.length + hidden.length > 0)
}
