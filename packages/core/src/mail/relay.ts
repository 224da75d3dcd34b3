import { alternatives, type Value } from '../flow/value.js'
import type { AddressReading } from './recipients.js'
import type { Outgoing, OutgoingField } from './units.js'

/**
 * A mail client or relay: one person writes the message and picks who gets it. To, subject line and body then all come
 * from the same request or stored message, and showing the recipients is what the writer asked for.
 */
export function isRelay(out: Outgoing, field: OutgoingField, reading: AddressReading): boolean {
  const root = rootOf(reading.value)
  if (root === undefined) return false
  const message = out.args.find((arg) => arg.k === 'object')
  if (message?.k !== 'object') return out.args.some((arg) => rootOf(arg) === root)
  const content = ['subject', 'Subject', 'html', 'text', 'body', 'HtmlBody', 'TextBody'].flatMap((key) => {
    const value = message.fields.get(key)
    return value ? [value] : []
  })
  return content.length >= 2 && content.every((value) => alternatives(value).some((side) => rootOf(side) === root))
}

/** The request or parameter that a value is a field of, where it is nothing else. */
function rootOf(value: Value): string | undefined {
  if (value.k !== 'path') return undefined
  const { origin } = value
  if (origin.o === 'request') return `request:${origin.site}`
  if (origin.o === 'param') return `param:${origin.file}#${origin.fn}.${origin.index}`
  return undefined
}
