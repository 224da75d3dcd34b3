import { readFileSync } from 'node:fs'
import { factsOf, isCode, reason } from '@undisclosed/project'
import { UsageError } from './command.js'

/** Prints the facts of one file. */
export function printFacts(file: string): number {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR')
      throw new UsageError(`${file} is a folder. facts takes one code file: undisclosed facts FILE`)
    throw new UsageError(`${file} cannot be read: ${reason(error)}`)
  }
  if (!isCode(file))
    throw new UsageError(`${file} is no code file. Facts are of JavaScript and TypeScript, also in Vue, Svelte and Astro files`)
  const { facts, problem } = factsOf(file, text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  if (problem) process.stderr.write(`undisclosed: ${file}:${problem.line} does not parse: ${problem.message}\n`)
  if (!facts) return 2
  process.stdout.write(`${JSON.stringify(facts, undefined, 2)}\n`)
  return 0
}
