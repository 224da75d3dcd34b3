import { edited, rangeOfEdits } from '../edits.js'
import type { Finding } from '../finding.js'
import { oneLine } from '../markdown.js'
import { defineReporter, type ReportInput } from '../reporter.js'
import { gitLineStartsOf, positionAt, type Place, type Span } from '../source.js'
import { rangesOf } from '../frame.js'
import { toldCures, toldWay } from './told.js'

/** Reviewdog's format, which reaches the code hosts that we don't speak ourselves. */
export default defineReporter({
  name: 'rdjson',
  description: 'Reviewdog Diagnostic Format, one object',
  mark: /^\{\s*"source": \{\s*"name": "undisclosed"/,
  format(input) {
    const report = { source: { name: 'undisclosed' }, severity: 'WARNING', diagnostics: diagnosticsOf(input) }
    return `${JSON.stringify(report, undefined, 2)}\n`
  },
})

/** Lines and columns are 1-based, columns in UTF-8 bytes, ends exclusive. */
export function diagnosticsOf(input: ReportInput): object[] {
  const rangeOf = rangesOf(input.text, gitLineStartsOf)
  const bytes = bytePositions(input.text)
  const location = ({ file, span }: Place): object => ({ path: file, range: bytes(file, span) })
  return input.findings.map((found) => ({
    message: [oneLine(found.message), ...toldWay(found, rangeOf), ...toldCures(found)].join('\n'),
    location: location(found),
    severity: found.severity.toUpperCase(),
    code: { value: found.ruleId },
    suggestions: suggestionsOf(found, input.text(found.file)).map(({ span, text }) => ({ range: bytes(found.file, span), text })),
    related_locations: [...found.trace, ...found.related].map((step) => ({ message: oneLine(step.message), location: location(step) })),
  }))
}

/** A suggestion here is one replaced range; ours may be several edits. */
function suggestionsOf({ suggestions }: Finding, text: string): { span: Span; text: string }[] {
  return suggestions.flatMap(({ edits }) => {
    if (edits.length === 0) return []
    const span = rangeOfEdits(edits)
    const replaced = edited(text, span, edits)
    return replaced === undefined ? [] : [{ span, text: replaced }]
  })
}

function bytePositions(textOf: ReportInput['text']): (file: string, span: Span) => object {
  const known = new Map<string, readonly number[]>()
  return (file, [start, end]) => {
    const text = textOf(file)
    let lines = known.get(file)
    if (!lines) known.set(file, (lines = gitLineStartsOf(text)))
    const at = (offset: number): object => {
      const { line } = positionAt(lines, offset)
      return { line, column: 1 + bytesOf(text.slice(lines[line - 1], offset)) }
    }
    return { start: at(start), end: at(end) }
  }
}

/** How many bytes a text is in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
