import {
  defineDialect,
  emptyExpression,
  tagKindOf,
  type Expression,
  type PathPick,
  type RawPath,
  type Scan,
  type ScanEvent,
} from '../dialect.js'
import type { Span } from '../source.js'
import type { BlockKind, Tag, TagKind } from '../template.js'
import { flagOf } from './reading/equality.js'
import { closersOf, type Closers } from './reading/closers.js'
import { findClose, trimMarks, trimSpan } from './reading/delimiters.js'
import { stepNamed } from './reading/methods.js'

/** Go's text/template and html/template. */
export default defineDialect({
  name: 'go',
  title: 'Go templates',
  family: 'language',
  docs: 'https://pkg.go.dev/text/template',
  extensions: ['gohtml', 'gotmpl', 'tmpl', 'gotpl'],
  detect: (text) =>
    text.includes('{{') &&
    /\{\{-?\s*(?:range\s|end\s*-?\}\}|with\s+[.$]|template\s+"|define\s+"|block\s+"|if\s+[.(]|\/\*|\(index\s|\.[A-Z]\w)/.test(text) &&
    !/\{\{(?:[#^{]|\/(?!\*))/.test(text),
  scan,
})

const opens: Readonly<Record<string, BlockKind>> = { range: 'loop', if: 'condition', with: 'with', define: 'block', block: 'block' }

function scan(text: string): Scan {
  const tags: Tag[] = []
  const marks: Marks = { comments: closersOf(text, /\*\/\s*-?\}\}/g), raws: closersOf(text, /`/g) }
  const events: ScanEvent[] = []
  for (let at = text.indexOf('{{'); at >= 0;) {
    const close = endOfAction(text, at + 2, marks)
    if (close < 0) {
      at = text.indexOf('{{', at + 2)
      continue
    }
    const span: Span = [at, close + 2]
    const body = trimSpan(text, ...trimMarks(text, at + 2, close, '-'))
    const before = events.length
    const comment = text.startsWith('/*', body[0])
    const name = /^[a-z]+\b/.exec(text.slice(...body))?.[0] ?? ''
    if (!comment) readAction(text, span, body, name, events)
    const event = events[before]
    const kind: TagKind = comment ? 'comment' : tagKindOf(event)
    tags.push({ span, body, kind, dialect: 'go', ...(name && { name }) })
    at = text.indexOf('{{', close + 2)
  }
  return { tags, events }
}

interface Marks {
  readonly comments: Closers
  /** Of raw strings. */
  readonly raws: Closers
}

const commented = /-?\s*\/\*/y
const longestRaw = 5_000
const longestAction = 20_000

/** Where `}}` ends an action: braces in a comment or a string are none. What is no Go is read as any other tag. */
function endOfAction(text: string, from: number, { comments, raws }: Marks): number {
  commented.lastIndex = from
  if (commented.test(text)) {
    const end = comments.next(commented.lastIndex)
    if (end) return end[1] - 2
  }
  const limit = Math.min(text.length, from + longestAction)
  for (let at = from; at < limit; at++) {
    const char = text[at]!
    if (text.startsWith('}}', at)) return at
    if (text.startsWith('{{', at)) break
    if (char === '`') {
      const raw = raws.next(at + 1)
      if (!raw || raw[0] - at > longestRaw) break
      at = raw[0]
    } else if (char === '"' || char === "'") {
      const end = endOfQuoted(text, at)
      if (end < 0) break
      at = end
    } else if (char === '<') break
  }
  return findClose(text, from, '}}', '{{')
}

const quoted = /"(?:[^"\\\n]|\\.){0,500}"|'(?:[^'\\\n]|\\.){1,10}'/y

function endOfQuoted(text: string, at: number): number {
  quoted.lastIndex = at
  return quoted.test(text) ? quoted.lastIndex - 1 : -1
}

const declared = /^((?:\$\w+\s*,\s*)?\$\w+)\s*:?=\s*/

function readAction(text: string, span: Span, body: Span, name: string, events: ScanEvent[]): void {
  const source = text.slice(...body)
  if (name === 'end') events.push({ k: 'close', span })
  else if (name === 'else') events.push({ k: 'middle', span })
  else if (name === 'continue') events.push({ k: 'skip', span })
  else if (name === 'break') return
  else if (name === 'template' || name === 'partial') events.push(included(text, span, body))
  else if (name in opens) events.push(...opened(text, span, trimSpan(text, body[0] + name.length, body[1]), name))
  else {
    const set = declared.exec(source)
    if (set) events.push({ k: 'set', span, name: set[1]!, value: read(text, [body[0] + set[0].length, body[1]]) })
    else events.push({ k: 'output', span, expression: read(text, body) })
  }
}

function included(text: string, span: Span, body: Span): ScanEvent {
  const target = /"([^"]+)"/.exec(text.slice(...body))
  if (!target) return { k: 'include', span, inherits: false }
  return {
    k: 'include',
    span,
    target: target[1]!,
    inherits: false,
    context: read(text, [body[0] + target.index + target[0].length, body[1]]),
  }
}

function opened(text: string, span: Span, words: Span, name: string): ScanEvent[] {
  const block = opens[name]!
  if (block === 'block') {
    const quoted = /"([^"]+)"/.exec(text.slice(...words))
    const part = { k: 'open', span, block, name: 'end', vars: [] } as const
    if (name === 'define') return [{ ...part, ...(quoted && { fragment: { name: quoted[1]!, params: [] } }) }]
    const subject = quoted ? read(text, [words[0] + quoted.index + quoted[0].length, words[1]]) : emptyExpression
    return [{ ...part, ...(subject.paths.length > 0 && { subject, implicit: true as const }) }]
  }
  const set = declared.exec(text.slice(...words))
  const names = set ? set[1]!.split(',').map((part) => part.trim()) : []
  const subject = read(text, [words[0] + (set?.[0].length ?? 0), words[1]])
  const implicit = block === 'loop' || block === 'with'
  const compared = name === 'if' ? comparedIn(text, words) : {}
  return [
    {
      ...{ k: 'open', span, block, name: 'end', vars: names.slice(-1), subject },
      ...(implicit && { implicit: true as const }),
      ...compared,
    },
  ]
}

const compares = /(?:^|\()\s*(?:eq|ne)\s+([.$][\w.]*)\s+([.$][\w.]*)\s*(?=$|\))/g

/** `eq .ID $.User.ID`, `and (eq .ID $.User.ID) .Active`: what surely is the same where the test holds. */
function comparedIn(text: string, [start, end]: Span): { equal?: PathPick['equal']; unequal?: PathPick['equal'] } {
  const source = text.slice(start, end)
  // `or (ne …)`, too: where it does not hold, none of its parts does.
  const [equal, unequal] = [!/\b(?:or|not|ne)\b/.test(source), !/\b(?:and|not|eq)\b/.test(source)]
  if (!equal && !unequal) return {}
  const flagged = /^\s*[.$][\w.]*\s*$/.test(source) ? flagOf(pathOf(source.trim(), start)) : undefined
  if (flagged) return { equal: [flagged] }
  const pairs = [...source.matchAll(compares)].map((found): [RawPath, RawPath] => {
    const at = start + found.index
    const [left, right] = [found[1]!, found[2]!]
    const first = found[0].indexOf(left)
    return [pathOf(left, at + first), pathOf(right, at + found[0].indexOf(right, first + left.length))]
  })
  return pairs.length === 0 ? {} : equal ? { equal: pairs } : { unequal: pairs }
}

const token = /\$\w*(?:\.\w+)*|\.(?:\w+(?:\.\w+)*)?|"(?:[^"\\]|\\.)*"|`[^`]*`|-?\d+|[A-Za-z_]\w*|[()|]/g

/** Commands with arguments and pipes: `index .Users 0`, `(index .Users 0).Email`, `.Users | toJson`. */
function read(text: string, span: Span): Expression {
  const source = text.slice(...span)
  const calls: string[] = []
  const strings: { value: string; span: Span }[] = []
  let paths: RawPath[] = []
  let helper: string | undefined
  const marks: number[] = []
  for (const found of source.matchAll(token)) {
    const at = span[0] + found.index
    const word = found[0]
    const last = paths[paths.length - 1]
    if (word === '(') marks.push(paths.length)
    else if (word === ')') {
      paths = applied(helper, paths, marks.pop() ?? 0)
      helper = undefined
    } else if (word === '|') {
      paths = applied(helper, paths, 0)
      helper = undefined
    } else if (word[0] === '"' || word[0] === '`') {
      strings.push({ value: word.slice(1, -1), span: [at + 1, at + word.length - 1] })
      if (helper === 'index' && last) paths[paths.length - 1] = grown(last, [word.slice(1, -1)])
    } else if (/^-?\d/.test(word)) {
      if (helper === 'index' && last) paths[paths.length - 1] = grown(last, [word])
    } else if (/^[A-Za-z_]/.test(word)) {
      if (/^(?:true|false|nil)$/.test(word)) continue
      helper = word
      calls.push(word)
    } else if (word[0] === '.' && source[found.index - 1] === ')' && last) paths[paths.length - 1] = grown(last, word.slice(1).split('.'))
    else if (helper === 'index' && last && paths.length > (marks.at(-1) ?? 0)) paths[paths.length - 1] = lookedUp(last, pathOf(word, at))
    else paths.push(pathOf(word, at))
  }
  // Of `pluck "Email" .Users` the field comes first.
  if (calls.includes('pluck') && strings[0]) paths = paths.map((path) => grown(path, ['[]', strings[0]!.value]))
  if (calls.length === 0 && paths.length === 0) return { ...emptyExpression, strings }
  return { paths: applied(helper, paths, 0), calls, strings }
}

function pathOf(word: string, at: number): RawPath {
  const span: Span = [at, at + word.length]
  if (word === '$' || word.startsWith('$.')) return { segments: word.split('.').slice(1), span, from: 'root' }
  if (word[0] === '.') return { segments: word.split('.').filter(Boolean), span, from: 'context' }
  return { segments: word.split('.'), span }
}

/** `index .Members .User.ID`. */
function lookedUp(list: RawPath, key: RawPath): RawPath {
  return { ...grown(list, ['[]']), picks: [...(list.picks ?? []), { at: list.segments.length, equal: [], key }] }
}

function grown(path: RawPath, segments: readonly string[]): RawPath {
  return { ...path, segments: [...path.segments, ...segments] }
}

function applied(helper: string | undefined, paths: readonly RawPath[], from: number): RawPath[] {
  const step = helper === undefined ? undefined : helper === 'index' ? undefined : stepNamed(helper)
  const outer = paths.slice(0, from)
  if (step === 'drop' || /^(?:eq|ne|lt|gt|le|ge|not)$/.test(helper ?? '')) return outer
  for (const path of paths.slice(from)) {
    if (step === 'join' || step === 'dump') outer.push({ ...path, whole: step })
    else if (step === 'first' || step === 'last') outer.push(grown(path, [step]))
    else outer.push(path)
  }
  return outer
}
