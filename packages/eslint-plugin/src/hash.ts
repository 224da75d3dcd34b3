import { createHash } from 'node:crypto'
import { liveIn } from './findings.js'
import { configured, type Settings } from './settings.js'

export interface HashOptions {
  /** Where ESLint runs. By default the working directory. */
  readonly cwd?: string
  /** What `settings.undisclosed` holds beside the hash. */
  readonly settings?: Settings
}

/**
 * Names what is found in the whole project, and the config by which it is told: another finding anywhere gives another
 * hash, so does another setting, and an edit that changes neither gives the same. As `settings.undisclosed.hash` it keeps
 * results in ESLint’s cache from outliving a change of another file. It analyses the project, once in a process; throws a
 * `ConfigError` where the config is wrong.
 */
export function projectHash({ cwd = process.cwd(), settings = {} }: HashOptions = {}): string {
  const { findings } = liveIn(cwd, settings).check()
  const told = findings.map(({ file, span, ruleId, message, certainty, trace, suggestions }) => ({
    ...{ file, span, ruleId, message, certainty },
    ...{ trace, suggestions },
  }))
  const { config } = configured(cwd, settings).loaded
  return createHash('sha256')
    .update(JSON.stringify([config, told]))
    .digest('hex')
}
