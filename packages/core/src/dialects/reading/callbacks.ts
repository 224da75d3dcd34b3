import { extend } from './chain.js'
import type { Cursor, Draft } from './cursor.js'
import { discard, readSequence } from './expression.js'

/** Where a function begins: its parameters are the first group that took part. */
export const callbackHead = /\s*(?:async\s+)?(?:function\b\s*[\w$]*\s*\(([^)]{0,300})\)\s*|\(([^()]{0,300})\)\s*=>\s*|([\w$]+)\s*=>\s*)/y

/** The argument of `map` and its kin: a function of the element, or the name of a field. `reduce` hands the element second. */
export function readCallback(cursor: Cursor, drafts: Draft[], position: 0 | 1 = 0): Draft[] {
  callbackHead.lastIndex = cursor.at
  const head = callbackHead.exec(cursor.text)
  if (!head || cursor.at + head[0].length > cursor.end) return readFieldName(cursor, drafts)
  cursor.at += head[0].length
  // Of several lists in one, the one that no filter has been through.
  const list = drafts.find(({ picks }) => !picks) ?? drafts[0]
  const element = [...(list?.segments ?? ['?']), '[]']
  const params = head[1] ?? head[2] ?? head[3] ?? ''
  const names = bindingsOf(position === 0 ? params : params.replace(/^[^,]*,?/, ''), element)
  const shadowed = names.map(([name]) => [name, cursor.scope.get(name)] as const)
  for (const [name, segments] of names) cursor.scope.set(name, { segments: [...segments], ...(list?.picks && { picks: list.picks }) })
  const block = cursor.text[cursor.at] === '{'
  if (block) cursor.at++
  readSequence(cursor, block ? '}' : ',)')
  if (block) cursor.at++
  discard(cursor, ')')
  for (const [name, outer] of shadowed) {
    if (outer) cursor.scope.set(name, outer)
    else cursor.scope.delete(name)
  }
  return []
}

function readFieldName(cursor: Cursor, drafts: Draft[]): Draft[] {
  const strings = cursor.strings.length
  discard(cursor, ')')
  const field = cursor.strings[strings]?.value
  if (field === undefined) return drafts
  extend(cursor, drafts, '[]')
  for (const segment of field.split('.')) extend(cursor, drafts, segment)
  return drafts
}

/** Names that a parameter list binds to the element: `u, i` · `{ email, name: label }` · `[key, user]`. */
export function bindingsOf(params: string, element: readonly string[]): [string, readonly string[]][] {
  const first = params.trim()
  if (first.startsWith('{')) {
    const found: [string, readonly string[]][] = []
    for (const part of first.slice(1).split('}')[0]!.split(',')) {
      const [key = '', alias = key] = part.split(/[:=]/).map((word) => word.trim())
      if (key) found.push([alias.replace(/\W.*$/, '') || key, [...element, key]])
    }
    return found
  }
  if (first.startsWith('[')) {
    const names = first.slice(1).split(']')[0]!.split(',')
    const last = names[names.length - 1]!.trim()
    return last ? [[last, element]] : []
  }
  const name = /^[\w$]+/.exec(first)?.[0]
  return name ? [[name, element]] : []
}
