import { commentsIn, type Comment } from './comments.js'
import type { Report } from './finding.js'
import { nearest } from './nearest.js'
import type { Rule } from './rule.js'
import { lineStartsOf, positionAt, type Span } from './source.js'

/** One silencing comment. `lines` are 1-based and inclusive. */
export interface Directive {
  readonly span: Span
  /** Empty: every rule (only `eslint-disable` may say so, and then not for us). */
  readonly rules: readonly { readonly name: string; readonly span: Span }[]
  readonly lines: readonly [first: number, last: number]
  /** Ours are judged when malformed or unused; ESLint judges its own. */
  readonly own: boolean
  /** What follows two dashes; `''` where nothing does. */
  readonly reason: string
}

export interface Directives {
  readonly directives: readonly Directive[]
  /** Malformed ones, as reports of the rule `directive`. */
  readonly problems: readonly Report[]
}

/** The rule that malformed and unused directives are reported by. It has no check: `applyDirectives` is one. */
export const directiveRule: Omit<Rule, 'check'> = {
  name: 'directive',
  meta: {
    description: 'Disallow silencing comments that are malformed or silence nothing',
    preset: 'recommended',
    severity: 'error',
    messages: {
      unknownDirective: '“{{name}}” silences nothing. {{hint}}',
      noRule: 'Name the rule to silence: “{{name}} RULE -- reason”.',
      unknownRule: 'There is no rule “{{rule}}”. {{hint}}',
      noReason: 'Say why after two dashes: “{{name}} {{rule}} -- reason”.',
      unused: 'Nothing here is found by “{{rule}}”. Remove the comment.',
      unopened: 'No “undisclosed-disable” stands before this. Remove the comment.',
      mailed: '“{{name}}” is text here, and readers of the mail see it. Write {{comment}}.',
    },
  },
}

const names = ['undisclosed-disable-next-line', 'undisclosed-disable-line', 'undisclosed-disable', 'undisclosed-enable'] as const
const written = /^(\s*(?:[*#]\s*)?)((?:undisclosed|eslint)-[a-z-]+)(?=\s|$)/

/** Reads the silencing comments of a text. Cheap where there are none. */
export function readDirectives(
  file: string,
  text: string,
  knownRules: readonly string[],
  comments: () => readonly Comment[] = () => commentsIn(text),
): Directives {
  if (!text.includes('undisclosed')) return { directives: [], problems: [] }
  const lines = lineStartsOf(text)
  const directives: Directive[] = []
  const problems: Report[] = []
  const open: (Omit<Directive, 'lines'> & { readonly from: number })[] = []
  const lineOf = (offset: number): number => positionAt(lines, offset).line

  for (const comment of comments()) {
    const read = readComment(text, comment)
    if (!read) continue
    const { name, own } = read
    const report = (messageId: string, span: Span, data: Record<string, string>): void => {
      problems.push({ file, span, messageId, data, certainty: 'certain', trace: [] })
    }
    const action = name.slice(name.indexOf('-') + 1)
    if (own && !names.some((known) => known === name)) {
      const meant = nearest(name, names)
      report('unknownDirective', read.span, { name, hint: meant ? `Did you mean “${meant}”?` : `Known are ${names.join(', ')}.` })
      continue
    }
    const rules = own ? checkedRules(read, knownRules, report) : read.rules
    if (rules.length === 0 && !(own && action === 'enable' && read.rules.length === 0)) continue
    if (own && action !== 'enable' && read.reason === '') report('noReason', read.span, { name, rule: rules[0]!.name })
    const [first, last] = [lineOf(comment.span[0]), lineOf(comment.span[1])]
    const shared = { span: read.span, rules, own, reason: read.reason }
    if (action === 'disable-next-line') directives.push({ ...shared, lines: [last + 1, last + 1] })
    else if (action === 'disable-line') directives.push({ ...shared, lines: [first, last] })
    else if (action === 'disable') open.push({ ...shared, from: first })
    else if (action === 'enable') {
      const closed = close(open, rules, first, directives)
      if (own && !closed) report('unopened', read.span, {})
    }
  }
  for (const { from, ...rest } of open) directives.push({ ...rest, lines: [from, lines.length] })
  return { directives, problems }
}

interface Read {
  readonly name: string
  readonly own: boolean
  readonly span: Span
  readonly rules: Directive['rules']
  readonly reason: string
}

function readComment(text: string, { body }: Comment): Read | undefined {
  const content = text.slice(body[0], body[1])
  const match = written.exec(content)
  if (!match) return undefined
  const name = match[2]!
  const own = name.startsWith('undisclosed')
  const start = body[0] + match[1]!.length
  const rest = content.slice(match[0].length)
  const dashes = /\s-{2,}(?:\s|$)/.exec(rest)
  const listed = dashes ? rest.slice(0, dashes.index) : rest
  const rules: { name: string; span: Span }[] = []
  for (const item of listed.matchAll(/[^\s,]+/g)) {
    const plain = item[0].replace(/^undisclosed\//, '')
    if (!own && plain === item[0]) continue
    const at = body[0] + match[0].length + item.index
    rules.push({ name: plain, span: [at, at + item[0].length] })
  }
  if (!own && (rules.length === 0 || !/^eslint-(?:disable|enable)(?:-line|-next-line)?$/.test(name))) return undefined
  const end = start + content.slice(match[1]!.length).trimEnd().length
  return { name, own, span: [start, end], rules, reason: dashes ? rest.slice(dashes.index + dashes[0].length).trim() : '' }
}

function checkedRules(
  read: Read,
  known: readonly string[],
  report: (id: string, span: Span, data: Record<string, string>) => void,
): Directive['rules'] {
  if (read.rules.length === 0 && !read.name.endsWith('-enable')) report('noRule', read.span, { name: read.name })
  return read.rules.filter(({ name, span }) => {
    if (known.includes(name)) return true
    const meant = nearest(name, known)
    report('unknownRule', span, {
      rule: name,
      hint: meant ? `Did you mean “${meant}”?` : 'Rules come one after another; a reason follows two dashes.',
    })
    return false
  })
}

/** Ends what an `enable` names, or all that is open. */
function close(
  open: (Omit<Directive, 'lines'> & { readonly from: number })[],
  rules: Directive['rules'],
  line: number,
  done: Directive[],
): boolean {
  const all = rules.length === 0
  let closed = false
  for (let at = open.length - 1; at >= 0; at--) {
    const { from, ...entry } = open[at]!
    const ended = entry.rules.filter(({ name }) => all || rules.some((rule) => rule.name === name))
    if (ended.length === 0) continue
    closed = true
    done.push({ ...entry, rules: ended, lines: [from, line] })
    const still = entry.rules.filter((rule) => !ended.includes(rule))
    if (still.length > 0) open[at] = { ...entry, from, rules: still }
    else open.splice(at, 1)
  }
  return closed
}
