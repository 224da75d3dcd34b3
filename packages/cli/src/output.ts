import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { reason, whyNoReport } from '@undisclosed/project'
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

/** Refuses a file that is there and that no earlier run wrote, before any work is done. */
export function checkOutput(output: string | undefined): void {
  const why = output === undefined ? undefined : whyNoReport(output)
  if (why !== undefined) throw new UsageError(`-o ${output} ${why}`)
}
