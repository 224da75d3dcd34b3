import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { reporters } from '@undisclosed/core'
import { reason } from './reason.js'
import { isCode } from './walk.js'

/**
 * Why no report may be written to a file that is there, as the end of a sentence that begins with its name: a report takes the place of an
 * empty file or of another report, whatever its format, and of nothing else.
 */
export function whyNoReport(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  const stat = statSync(path)
  if (stat.isDirectory()) return 'is a folder. Name the file that the report is written to'
  // Pipes and devices hold nothing.
  if (!stat.isFile() || stat.size === 0) return undefined
  // What a link leads to is what would be overwritten.
  if (isCode(realpathSync(path))) return 'is code, which a report would overwrite. Name another file'
  try {
    return isReport(readFileSync(path, 'utf8'))
      ? undefined
      : 'is there already and is no report of an earlier run. Name another file, or delete it first'
  } catch (error) {
    return `cannot be read, to see whether it is a report of an earlier run: ${reason(error)}`
  }
}

function isReport(text: string): boolean {
  const plain = stripVTControlCharacters(text)
  return reporters.some(({ mark }) => mark.test(plain))
}
