import { commentsIn, type Comment } from '../../comments.js'
import type { Report } from '../../finding.js'
import { mask } from '../../markup/mask.js'
import { markupReader } from '../../markup/tokens.js'
import type { Span } from '../../source.js'
import type { DialectName, Tag, TemplateFacts } from '../../template.js'

type Read = Pick<TemplateFacts, 'tags' | 'dialects' | 'markup'>

/** The comments of a template, in source order: those of its language, which no reader gets, and those of its markup. */
export function commentsInTemplate(text: string, template: Read): Comment[] {
  const found = [...template.tags.flatMap((tag) => commentsOfTag(text, tag)), ...lineComments(text, template)]
  markupReader(mask(text, template.tags)).read({
    comment: (start, end, dataStart, dataEnd) => void found.push({ span: [start, end], body: trimmed(text, [dataStart, dataEnd]) }),
  })
  return found.sort((a, b) => a.span[0] - b.span[0])
}

const endOfComment = /\{%-?\s*endcomment\s*-?%\}/g

function commentsOfTag(text: string, { kind, span, body, dialect }: Tag): Comment[] {
  if (kind === 'comment') return [{ span, body: trimmed(text, body) }]
  if (kind !== 'code') return []
  const content = text.slice(...body)
  if (dialect !== 'liquid' && dialect !== 'jinja') {
    if (!/\/[/*]/.test(content)) return []
    const shifted = ([start, end]: Span): Span => [body[0] + start, body[0] + end]
    return commentsIn(content).map((comment) => ({ span: shifted(comment.span), body: trimmed(text, shifted(comment.body)) }))
  }
  if (content.trimStart().startsWith('#')) return [{ span, body: trimmed(text, body) }]
  if (content.trim() !== 'comment') return []
  endOfComment.lastIndex = span[1]
  const end = endOfComment.exec(text)
  return end ? [{ span: [span[0], end.index + end[0].length], body: trimmed(text, [span[1], end.index]) }] : []
}

const pugComment = /^[ \t]*\/\/.*$/gm

/** Comments of Pug, which have no tag of their own. */
function lineComments(text: string, { dialects }: Read): Comment[] {
  if (dialects[0] !== 'pug') return []
  return [...text.matchAll(pugComment)].map((match) => {
    const span: Span = [match.index, match.index + match[0].length]
    return { span, body: trimmed(text, span) }
  })
}

/** Without what a language writes around the words of a comment: `{{!-- … --}}`, `{{/* … *}}`, `{%- # … -%}`. */
function trimmed(text: string, [start, end]: Span): Span {
  const content = text.slice(start, end)
  const before = /^[\s\-*#/!]*/.exec(content)![0].length
  const after = /[\s\-*#/]*$/.exec(content.slice(before))![0].length
  return [start + before, end - after]
}

const written =
  /(?:\/\/|\/\*+)[ \t]*((?:eslint|undisclosed)-(?:disable|enable)(?:-next-line|-line)?\b[^\r\n<]*?)[ \t]*(?:\*\/|(?=[<\r\n])|$)/g
const quiet = /^(?:style|script|mj-style)$/

/** Silencing comments as code has them, where they are text of the mail: reports of the rule `directive`. */
export function mailedDirectives(file: string, text: string, template: Read): Report[] {
  if (template.markup === 'pug') return []
  const reports: Report[] = []
  const [before, after] = commentForms[template.dialects[0] ?? 'mailchimp'] ?? markupForm
  let element = ''
  const masked = mask(text, template.tags)
  markupReader(masked).read({
    open: (name) => void (element = name),
    close: () => void (element = ''),
    text: (start, end) => {
      if (quiet.test(element)) return
      for (const match of masked.slice(start, end).matchAll(written)) {
        const span: Span = [start + match.index, start + match.index + match[0].length]
        const edits = [{ span, text: `${before} ${match[1]!} ${after}` }]
        reports.push({
          file,
          span,
          messageId: 'mailed',
          data: { name: /^[\w-]+/.exec(match[1]!)![0], comment: `${before} … ${after}` },
          certainty: 'certain',
          trace: [],
          suggestions: [{ description: `Make it a comment: ${before} … ${after}`, edits }],
        })
      }
    },
  })
  return reports
}

const markupForm = ['<!--', '-->'] as const

/** How each language writes a comment that is not mailed; the others have markup's. */
const commentForms: Partial<Record<DialectName, readonly [before: string, after: string]>> = {
  handlebars: ['{{!--', '--}}'],
  liquid: ['{% comment %}', '{% endcomment %}'],
  jinja: ['{#', '#}'],
  ejs: ['<%#', '%>'],
  go: ['{{/*', '*/}}'],
}
