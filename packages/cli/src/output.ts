import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { reporters } from '@undisclosed/core'
import { isCode, reason } from '@undisclosed/project'
import { UsageError } from './command.js'

/** Writes a report to standard output, or to the file that `--output` names. */
export function put(text: string, output: string | undefined): void {
  if (output === undefined) {
    process.stdout.write(text)
    return
  }
  checkOutput(output)
  try {
    mkdirSync(dirname(resolve(output)), { recursive: true })
    writeFileSync(output, text)
  } catch (error) {
    throw new UsageError(`-o ${output} cannot be written: ${reason(error)}`)
  }
}

/**
 * Refuses a file that is there and that no earlier run wrote, before any work is done: a report takes the place of an empty file or of
 * another report, whatever its format, and of nothing else.
 */
export function checkOutput(output: string | undefined): void {
  if (output === undefined || !existsSync(output)) return
  const stat = statSync(output)
  if (stat.isDirectory()) throw new UsageError(`-o ${output} is a folder. Name the file that the report is written to`)
  // Pipes and devices hold nothing.
  if (!stat.isFile() || stat.size === 0) return
  // What a link leads to is what would be overwritten.
  if (isCode(realpathSync(output))) throw new UsageError(`-o ${output} is code, which a report would overwrite. Name another file`)
  if (!isReport(textOf(output)))
    throw new UsageError(`-o ${output} is there already and is no report of an earlier run. Name another file, or delete it first`)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`-o ${path} cannot be read, to see whether it is a report of an earlier run: ${reason(error)}`)
  }
}

function isReport(text: string): boolean {
  const plain = stripVTControlCharacters(text)
  return reporters.some(({ mark }) => mark.test(plain))
}
