import type { Span } from '../source.js'
import type { LiteralFact } from '../template.js'

export type RawLiteral = Omit<LiteralFact, 'context'>

const mostLiterals = 500

/** Addresses, phone numbers, tokens and greeted names that the author typed: what a tag prints is masked and never one. */
export function literalsOf(text: string, masked: string): RawLiteral[] {
  const found = [...addressesOf(masked), ...tokensOf(masked), ...phonesOf(masked), ...greetingsOf(masked)]
  const real = found.filter(({ span }) => text.slice(...span) === masked.slice(...span))
  return real.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]).slice(0, mostLiterals)
}

const local = /[A-Za-z0-9._%+-]/
const domain = /[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/y

/** From each `@` outwards, so that no run of letters is read twice. */
function addressesOf(text: string): RawLiteral[] {
  const found: RawLiteral[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < 64 && local.test(text[start - 1]!)) start--
    while (start < at && /[.%+-]/.test(text[start]!)) start++
    // `%20` of a url is no part of the name.
    const escaped = /^.*%[0-9a-f]{2}/i.exec(text.slice(start, at))
    if (escaped) start += escaped[0].length
    domain.lastIndex = at + 1
    const host = domain.exec(text)?.[0].replace(/-+$/, '')
    if (start === at || host === undefined || !/\.[A-Za-z]{2,24}$/.test(host)) continue
    // `https://name@host/` goes to a host, and mails nobody.
    if (/:\/\/$/.test(text.slice(Math.max(0, start - 3), start))) continue
    const end = at + 1 + host.length
    found.push({ kind: 'email', value: text.slice(start, end), span: [start, end] })
  }
  return found
}

const jwt = /\beyJ[\w-]{10,500}\.[\w-]{10,4000}\.[\w-]{0,1000}/g
const parameter =
  /[?&;](?:\w{0,24}token|otp|magic|session|sessionid|sid|api_?key|secret|signature|auth|invite|confirmation|reset|activation|unsubscribe|e)=([\w.~%+-]{10,2000})/gi

/** Mailchimp's `e` names the reader whose profile or subscription the link changes. */
const profile = /list-manage\.com\/[^"'\s<>]{0,200}?[?&;]e=([0-9a-f]{8,40})\b/gi

function tokensOf(text: string): RawLiteral[] {
  const found: RawLiteral[] = []
  for (const match of text.matchAll(jwt)) found.push({ kind: 'token', value: match[0], span: spanOf(match, match[0]) })
  for (const match of text.matchAll(profile)) found.push({ kind: 'token', value: match[1]!, span: spanOf(match, match[1]!) })
  for (const match of text.matchAll(parameter)) {
    const value = match[1]!
    if (value.startsWith('eyJ') || !looksSecret(value)) continue
    found.push({ kind: 'token', value, span: spanOf(match, value) })
  }
  return found
}

function spanOf(match: RegExpExecArray | RegExpMatchArray, value: string): Span {
  const start = match.index! + match[0].length - value.length
  return [start, start + value.length]
}

/** Made by a machine: digits and letters mixed, not a word, not a placeholder. */
function looksSecret(value: string): boolean {
  if (value.length < 16 || /x{4}|0000|1234567|abcdef|your|token|example|sample|test|demo|placeholder|[%.]{3}|(.)\1{4}/i.test(value))
    return false
  if (/[_-]/.test(value) && value.split(/[_.-]/).every((word) => /^(?:[a-z]+|\d{1,4})$/i.test(word))) return false
  const digits = value.replace(/\D/g, '').length
  return digits >= 3 && digits < value.length && new Set(value).size >= 8 && !isTyped(value)
}

/** People who invent a token take turns between letters and digits; chance does so half of the time. */
function isTyped(value: string): boolean {
  let turns = 0
  for (let at = 1; at < value.length; at++) if (/\d/.test(value[at]!) !== /\d/.test(value[at - 1]!)) turns++
  return turns > (value.length - 1) * 0.8
}

const phone = /(?<![\w#&;.+-])\+[1-9]\d{0,2}[\s().-]{0,2}\d[\d\s().-]{5,14}\d(?![\w-])/g

function phonesOf(text: string): RawLiteral[] {
  const found: RawLiteral[] = []
  if (!text.includes('+')) return found
  for (const match of text.matchAll(phone)) {
    const digits = match[0].replace(/\D/g, '')
    const placeholder = /555|123456|(\d)\1{4}|0000/.test(digits)
    if (digits.length >= 9 && digits.length <= 15 && !placeholder)
      found.push({ kind: 'phone', value: match[0], span: [match.index, match.index + match[0].length] })
  }
  return found
}

const greeting =
  /\b(?:Hi|Hello|Dear|Hey|Hallo|Liebe|Lieber|Bonjour|Hola|Ciao)[ \t]{1,3}([A-Z][a-z\u00c0-\u017f]{1,20} [A-Z][a-z\u00c0-\u017f]{1,24})(?=\s?[,!:])/g

/** A first and a last name after a greeting; what they are is left to the rule. */
function greetingsOf(text: string): RawLiteral[] {
  const found: RawLiteral[] = []
  for (const match of text.matchAll(greeting)) found.push({ kind: 'name', value: match[1]!, span: spanOf(match, match[1]!) })
  return found
}

const host = /\/\/([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})/g
const mostHosts = 100

/** Hosts of the urls that the author typed. */
export function hostsOf(masked: string): string[] {
  const hosts = new Set<string>()
  for (const [, name] of masked.matchAll(host)) {
    if (hosts.size >= mostHosts) break
    hosts.add(name!.toLowerCase())
  }
  return [...hosts].sort()
}
