import type { Expression } from '../../dialect.js'
import type { Span } from '../../source.js'
import type { ReadOptions } from './cursor.js'
import { trimSpan } from './delimiters.js'
import { readExpression } from './expression.js'

const longest = 2_000

/** Arguments of a call by position, `0`, `1`, …: between commas that no bracket or string holds. */
export function readArguments(text: string, [start, end]: Span, options: ReadOptions = {}): Record<string, Expression> {
  const args: Record<string, Expression> = {}
  const limit = Math.min(end, start + longest)
  let depth = 0
  let quote = ''
  let from = start
  let count = 0
  for (let at = start; at <= limit; at++) {
    const char = at === limit ? ',' : text[at]!
    if (quote !== '' && at < limit) {
      if (char === quote) quote = ''
      continue
    }
    if (char === '"' || char === "'" || char === '`') quote = char
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (char === ',' && (depth === 0 || at === limit)) {
      const part = trimSpan(text, from, at)
      const named = /^(\w+)\s*=(?!=)\s*/.exec(text.slice(...part))
      args[named?.[1] ?? String(count++)] = readExpression(text, named ? [part[0] + named[0].length, part[1]] : part, options)
      from = at + 1
    }
  }
  return args
}
