import { accountOptions, nearest } from '@undisclosed/core'
import { placeOfKey } from './config-place.js'
import type { Config } from './config.js'
import { ConfigError } from './errors.js'
import { objectOf } from './jsonc.js'

/** Says what is wrong with a value, or nothing. `at` is the key's path. */
type Check = (value: unknown, at: string) => void

/** Checks what a config file gave. The first mistake ends it, named by key, and by its place in the file's text, with the nearest known one. */
export function checkConfig(value: unknown, path: string, ruleNames: readonly string[], source?: string): Config {
  const fail = (at: string, message: string): never => {
    const place = source === undefined || at === '' ? '' : placeOfKey(path, source, at)
    throw new ConfigError(`${path}${place}: ${at === '' ? 'the config' : `“${at}”`} ${message}`)
  }
  const bool: Check = (found, at) => void (typeof found === 'boolean' || fail(at, `is ${shown(found)}, not true or false`))
  const text: Check = (found, at) => void ((typeof found === 'string' && found !== '') || fail(at, `is ${shown(found)}, not a text`))
  const list =
    (each: Check): Check =>
    (found, at) => {
      if (!Array.isArray(found)) fail(at, `is ${shown(found)}, not a list`)
      for (const [index, item] of (found as unknown[]).entries()) each(item, `${at}[${index}]`)
    }
  const texts = list(text)
  const oneOf =
    (...words: readonly string[]): Check =>
    (found, at) => {
      if (words.some((word) => word === found)) return
      fail(at, `is ${shown(found)}. It takes ${words.join(', ')}${hint(found, words)}`)
    }
  const record =
    (known: readonly string[], each: Check, what: string): Check =>
    (found, at) => {
      const map = objectOf(found) ?? fail(at, `is ${shown(found)}, not an object`)
      for (const [key, item] of Object.entries(map)) {
        const place = at === '' ? key : `${at}.${key}`
        if (!known.includes(key))
          fail(place, `is no ${what}. ${hint(key, known) || `Known are ${known.join(', ')}`}`.replace(/\. \. /, '. '))
        each(item, place)
      }
    }
  const shape =
    (rows: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
    (found, at) => {
      record(
        Object.keys(rows),
        (item, place) => {
          rows[place.slice(at === '' ? 0 : at.length + 1)]!(item, place)
        },
        'key of the config',
      )(found, at)
      for (const key of required) if (!(key in (found as object))) fail(at, `lacks “${key}”`)
    }
  const formed =
    (isFormed: (text: string) => boolean, complaint: string): Check =>
    (found, at) => {
      text(found, at)
      if (!isFormed(found as string)) fail(at, `is ${shown(found)}, ${complaint}`)
    }
  const place = formed(isPlace, 'no place in the arguments. Write “0” for the first one, “0.to” for its field')
  const call: Check = (found, at) => {
    formed((name) => !isOwnFile(name), ownFile)(found, at)
    formed(isCall, 'no name of a call. Write “@acme/mailer.send” for what a package exports, or “send”')(found, at)
  }
  const rows: Record<keyof Config, Check> = {
    include: texts,
    exclude: texts,
    includeTests: bool,
    roles: record(['source', 'test', 'story', 'seed', 'example', 'generated', 'vendored', 'minified'], texts, 'role'),
    rules: record(ruleNames, oneOf('off', 'warning', 'error'), 'rule'),
    minCertainty: oneOf('certain', 'likely', 'possible'),
    baseline: text,
    internalAddresses: list(formed(isAddress, 'no domain and no address. Write “acme.example” or “ops@acme.example”')),
    staffNames: texts,
    safeSenders: texts,
    templateFolders: texts,
    wrappers: list(shape({ call, to: place, cc: place, bcc: place, delivery: oneOf('shared', 'individual') }, ['call', 'to'])),
    bcc: oneOf('allow', 'discourage'),
    accounts: record(
      accountOptions(),
      (found, at) => void (['boolean', 'string'].includes(typeof found) || fail(at, `is ${shown(found)}, not a text, true or false`)),
      'option of a provider’s account',
    ),
    resolve: shape({ packages: texts }),
  }
  shape(rows)(value, '')
  return value as Config
}

const ownFile =
  'a file of the project, whose code is read and needs no wrapper. Where it sends one copy each, write “safeSenders”: ["lib/mail.ts#send"]'

const isOwnFile = (name: string): boolean => /^\.{0,2}\/|[\w)]#\w|\.[cm]?[jt]sx?\./.test(name)

/** `@acme/mailer.send`, `acme-mail/lib:default.send`, `createMailer().send`. */
const isCall = (name: string): boolean => /^(?:@[\w.-]+\/)?[\w$-]+(?:\/[\w$-]+)*(?::[\w$]+)?(?:\(\)|#)?(?:\.[\w$]+(?:\(\)|#)?)*$/.test(name)

/** `0`, `0.to`, `1.recipients[].email`. */
const isPlace = (path: string): boolean => /^\d+(?:\.[\w$-]+|\[\])*$/.test(path)

const isAddress = (text: string): boolean => /^(?:[^\s@]*@)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.?$/u.test(text)

function hint(found: unknown, known: readonly string[]): string {
  const meant = typeof found === 'string' ? nearest(found, known) : undefined
  return meant === undefined ? '' : `. Did you mean “${meant}”?`
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (value === null || typeof value !== 'object')
    return typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? 'undefined')
  return 'an object'
}
