import type { Scan, TemplateParsers } from '../../dialect.js'

/** The scanner's reading, where every output is an expression to the parser of JavaScript as well. */
export function checkedExpressions(text: string, scanned: Scan, parse: NonNullable<TemplateParsers['javascript']>): Scan | undefined {
  for (const tag of scanned.tags) {
    if (tag.kind !== 'output') continue
    const source = text
      .slice(...tag.body)
      .trim()
      .replace(/;$/, '')
    try {
      parse(source)
    } catch {
      return undefined
    }
  }
  return scanned
}
