import type { ProjectIndex } from '@undisclosed/core'
import { scanSpecifiers } from '../specifiers.js'
import { isCode } from '../walk.js'
import { hasWord } from '../whole-words.js'

/** Each byte is a character. */
const isPlain = /^[\0-\x7f]*$/

/** What one file's text answers to the questions that a project is asked, without any other file. */
export interface OneFile {
  /** The text as latin1. */
  readonly bytes: string
  holdsWord(word: string): boolean
  /** Whether it names one of the packages or a path below one. */
  namesAny(packages: readonly string[]): boolean
  imports(target: string): boolean
}

export function oneFile(file: string, text: string, resolve: ProjectIndex['resolve']): OneFile {
  const code = isCode(file)
  const bytes = isPlain.test(text) ? text : Buffer.from(text).toString('latin1')
  const specifiers = scanSpecifiers(code ? [file] : [], () => bytes)
  let imported: Set<string> | undefined
  const targets = (): Set<string> => {
    const found = new Set<string>()
    for (const specifier of specifiers.users.keys()) {
      const target = resolve(file, specifier)
      if ('file' in target && target.file !== file) found.add(target.file)
    }
    return found
  }
  return {
    bytes,
    holdsWord: (word) => code && hasWord(bytes, word),
    namesAny: (packages) => specifiers.importing(packages).length > 0,
    imports: (target) => (imported ??= targets()).has(target),
  }
}
