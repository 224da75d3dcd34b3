import type { Expression, PathPick } from '../../dialect.js'
import type { Span } from '../../source.js'
import { stepNamed } from './methods.js'

/** A path of Handlebars while it is being read. */
export interface MustachePath {
  readonly segments: readonly string[]
  readonly span: Span
  readonly from?: 'context' | 'root'
  readonly up?: number
  readonly whole?: 'join' | 'dump'
  readonly picks?: readonly PathPick[]
}

type Param =
  | { readonly k: 'path'; readonly path: MustachePath; readonly text: string }
  | { readonly k: 'string' | 'number'; readonly value: string; readonly span: Span }
  | { readonly k: 'call'; readonly call: MustacheCall }
  | { readonly k: 'none' }

/** `helper param param key=value as |a b|`. */
export interface MustacheCall {
  readonly head: Param
  readonly params: readonly Param[]
  readonly hash: Readonly<Record<string, Param>>
  readonly vars: readonly string[]
}

interface Reading {
  readonly text: string
  at: number
  readonly end: number
  depth: number
}

const pathPattern =
  /@?(?:\.\.\/)*(?:\.\/)?(?:[\w$@\-\u0080-\uffff]+|\[[^\]\n]*\]|\.\.|\.)(?:[./]#?(?:[\w$@\-\u0080-\uffff]+|\[[^\]\n]*\])|\[\d+\])*/y
const hashKey = /([\w$-]+)\s*=(?!=)\s*/y
const blockParams = /as\s*\|([^|]*)\|/y
const numberPattern = /-?\d+(?:\.\d+)?(?![\w./])/y

export function readMustache(text: string, span: Span): MustacheCall {
  return readCall({ text, at: span[0], end: span[1], depth: 0 })
}

function readCall(reading: Reading): MustacheCall {
  const params: Param[] = []
  const hash: Record<string, Param> = {}
  let vars: string[] = []
  let head: Param = { k: 'none' }
  for (let count = 0; count < 200; count++) {
    skip(reading)
    if (reading.at >= reading.end || reading.text[reading.at] === ')') break
    const names = reading.text.startsWith('as', reading.at) ? match(reading, blockParams) : undefined
    if (names) {
      vars = names[1]!.trim().split(/[\s,]+/)
      continue
    }
    const key = match(reading, hashKey)
    const param = readParam(reading)
    if (key) hash[key[1]!] = param
    else if (head.k === 'none' && count === 0) head = param
    else params.push(param)
  }
  return { head, params, hash, vars }
}

function skip(reading: Reading): void {
  while (reading.at < reading.end && (reading.text.charCodeAt(reading.at) <= 32 || reading.text[reading.at] === ',')) reading.at++
}

function match(reading: Reading, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.text)
  if (!found || found.index + found[0].length > reading.end) return undefined
  reading.at += found[0].length
  return found
}

function readParam(reading: Reading): Param {
  const char = reading.text[reading.at]
  if (char === '(' && reading.depth < 40) {
    reading.at++
    reading.depth++
    const call = readCall(reading)
    reading.depth--
    skip(reading)
    if (reading.text[reading.at] === ')') reading.at++
    return { k: 'call', call }
  }
  if (char === '"' || char === "'") return readQuoted(reading, char)
  const start = reading.at
  const digits = match(reading, numberPattern)
  if (digits) return { k: 'number', value: digits[0], span: [start, reading.at] }
  const found = match(reading, pathPattern)
  if (found) return { k: 'path', path: pathOf(found[0], start), text: found[0] }
  reading.at++
  return { k: 'none' }
}

function readQuoted(reading: Reading, quote: string): Param {
  const start = reading.at + 1
  const close = reading.text.indexOf(quote, start)
  const end = close < 0 || close >= reading.end ? reading.end : close
  reading.at = Math.min(end + 1, reading.end)
  return { k: 'string', value: reading.text.slice(start, end), span: [start, end] }
}

/** `customer.firstName`, as most are. */
const dotted = /^(?!this\b)[\w$]+(?:\.[\w$]+)*$/

/** `../users.[0].email`, `@root.users`, `this.email`, `users/0/email`. */
export function pathOf(text: string, at: number): MustachePath {
  const span: Span = [at, at + text.length]
  if (dotted.test(text)) return { segments: text.split('.'), span }
  let rest = text
  let up = 0
  let from: 'context' | 'root' | undefined
  if (/^@root\b/.test(rest)) {
    from = 'root'
    rest = rest.replace(/^@root[./]?/, '')
  }
  while (rest.startsWith('../') || rest === '..') {
    up++
    rest = rest.slice(3)
  }
  if (/^(?:this\b|\.(?![.\w]))[./]?/.test(rest)) {
    from ??= 'context'
    rest = rest.replace(/^(?:this\b|\.)[./]?/, '')
  }
  const segments: string[] = []
  for (const found of rest.matchAll(/\[([^\]]*)\]|[^./#[\]]+/g)) segments.push(found[1] ?? found[0])
  return { segments, span, ...(from && { from }), ...(up > 0 && { up }) }
}

export function nameOf(param: Param): string {
  return param.k === 'path' ? param.text : param.k === 'string' ? param.value : ''
}

/** What a mustache prints. A head with arguments is a helper; one alone is a path. */
export function expressionOf(call: MustacheCall): Expression {
  const calls: string[] = []
  const strings: { value: string; span: Span }[] = []
  const paths = printed(call, calls, strings)
  return { paths, calls, strings }
}

function printed(call: MustacheCall, calls: string[], strings: { value: string; span: Span }[]): MustachePath[] {
  const values = [...call.params, ...Object.values(call.hash)]
  if (values.length === 0) return pathsOf(call.head, calls, strings)
  const name = nameOf(call.head)
  if (name) calls.push(name)
  const step = stepNamed(name.replace(/^.*[./]/, ''))
  if (step === 'drop') return []
  // `(if admin users.0.email "")`: the first argument is only tested.
  const shown = /^(?:if|unless|ifCond|iif|ternary|and)$/.test(name) ? values.slice(1) : values
  const paths = shown.flatMap((value) => pathsOf(value, calls, strings))
  const key = call.params[1]
  if (step === undefined || paths.length === 0) return paths
  const first = paths[0]!
  if (step === 'pick') {
    if (key && (key.k === 'number' || key.k === 'string')) return [extended(first, [key.value])]
    const by = key?.k === 'path' ? pathsOf(key)[0] : undefined
    return [{ ...extended(first, ['[]']), ...(by && { picks: [{ at: first.segments.length, equal: [], key: by }] }) }]
  }
  if (step === 'each') return [extended(first, key?.k === 'string' ? ['[]', ...key.value.split('.')] : ['[]'])]
  if (step === 'first' || step === 'last') return [extended(first, [step])]
  if (step === 'find') return [extended(first, ['?'])]
  if (step === 'join' || step === 'dump') return [{ ...first, whole: step }]
  return [first]
}

function extended(path: MustachePath, segments: readonly string[]): MustachePath {
  return { ...path, segments: [...path.segments, ...segments] }
}

export function pathsOf(param: Param, calls: string[] = [], strings: { value: string; span: Span }[] = []): MustachePath[] {
  if (param.k === 'call') return printed(param.call, calls, strings)
  if (param.k === 'string') strings.push({ value: param.value, span: param.span })
  if (param.k !== 'path' || /^(?:true|false|null|undefined)$/.test(param.text) || /^@(?!root)/.test(param.text)) return []
  return /[./](?:length|size|count)$/.test(param.text) ? [] : [param.path]
}
