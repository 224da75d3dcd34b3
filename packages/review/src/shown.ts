import type { LineRange } from '@undisclosed/project'

/** The lines of the head that a host shows of a change, by file, hunk by hunk: there and nowhere else it takes comments. */
export type ShownLines = ReadonlyMap<string, readonly LineRange[]>

/** The hunks of one file's patch, without its head. */
export function rangesIn(patch: string): LineRange[] {
  const ranges: LineRange[] = []
  for (const [, start = '0', count = '1'] of patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    if (count !== '0') ranges.push({ line: Number(start), endLine: Number(start) + Number(count) - 1 })
  }
  return ranges
}

/** The part of a range that one hunk shows. */
export function shownPart(shown: ShownLines, file: string, { line, endLine }: LineRange): LineRange | undefined {
  const hunk = shown.get(file)?.find((range) => range.line <= endLine && line <= range.endLine)
  return hunk && { line: Math.max(line, hunk.line), endLine: Math.min(endLine, hunk.endLine) }
}
