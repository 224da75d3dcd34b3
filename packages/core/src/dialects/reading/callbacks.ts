import { extend } from './chain.js'
import { rawPathsOf, type Cursor, type Draft } from './cursor.js'
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
  const names = bindingsOf(position === 0 ? params : apart(params).slice(1).join(','), element)
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

const handed = /\s*([\w$]+)\s*(?=[,)])/y

function readFieldName(cursor: Cursor, drafts: Draft[]): Draft[] {
  handed.lastIndex = cursor.at
  const name = handed.exec(cursor.text)?.[1]
  if (name !== undefined && cursor.functions.has(name)) {
    const elements = drafts.map((draft) => ({ ...draft, segments: [...draft.segments, '[]'] }))
    cursor.locals.push({ name, args: [rawPathsOf(elements)] })
  }
  const strings = cursor.strings.length
  discard(cursor, ')')
  const field = cursor.strings[strings]?.value
  if (field === undefined) return drafts
  extend(cursor, drafts, '[]')
  for (const segment of field.split('.')) extend(cursor, drafts, segment)
  return drafts
}

/** Names that the first of the parameters binds to the element: `u, i` · `{ email, name: label }` · `[key, user]`. */
export function bindingsOf(params: string, element: readonly string[]): [string, readonly string[]][] {
  const [first = ''] = apart(params)
  const names = bindingsIn(first, element)
  // Of the entries of an object the element is the last: `[id, user]`.
  return first.trim().startsWith('[') && names.length > 0 ? [[names[names.length - 1]![0], element]] : names
}

const deepest = 5

/** Names that a pattern binds to what lies at `base`. */
export function bindingsIn(pattern: string, base: readonly string[], depth = 0): [string, readonly string[]][] {
  const text = (apart(pattern, '=')[0] ?? '').trim().replace(/^\.\.\.\s*/, '')
  if (!/^[[{]/.test(text)) {
    const name = /^[\w$]+/.exec(text)?.[0]
    return name ? [[name, base]] : []
  }
  if (depth > deepest) return []
  const parts = apart(text.slice(1).replace(/[\]}]\s*$/, ''))
  return parts.flatMap((part, index) => {
    if (text.startsWith('[')) return bindingsIn(part, [...base, String(index)], depth + 1)
    const [key = '', target = key] = apart(part, ':')
    const name = /[\w$-]+/.exec(key)?.[0]
    if (name === undefined) return []
    return bindingsIn(target, part.trim().startsWith('...') ? base : [...base, name], depth + 1)
  })
}

/** Parts between separators that no bracket or string holds. Behind the first `=` or `:` all is one part. */
export function apart(text: string, separator: ',' | '=' | ':' = ','): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (char === separator && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
      if (separator !== ',') break
    }
  }
  return [...parts, text.slice(from)]
}
