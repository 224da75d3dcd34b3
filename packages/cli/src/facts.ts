import { readFileSync } from 'node:fs'
import { factsOf } from '@undisclosed/project'
import { UsageError } from './command.js'

/** Prints the facts of one file. */
export function printFacts(file: string): number {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
  const { facts, problem } = factsOf(file, text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  if (problem) process.stderr.write(`undisclosed: ${file}:${problem.line} does not parse: ${problem.message}\n`)
  if (!facts) return 2
  process.stdout.write(`${JSON.stringify(facts, undefined, 2)}\n`)
  return 0
}
