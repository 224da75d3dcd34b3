import { existsSync } from 'node:fs'

/** A value of each option that takes one, as somebody could write it. */
const examples: Readonly<Record<string, string>> = {
  ...{ format: 'json', output: 'report.json', config: 'undisclosed.config.json', 'min-certainty': 'possible', 'max-warnings': '0' },
  ...{ baseline: 'undisclosed-baseline.json', 'stdin-filename': 'src/mail.ts' },
  ...{ base: 'origin/main', head: 'topic', 'diff-filter': 'AM', out: 'dist/emails', 'validation-level': 'strict' },
}

/** What Node says of an option without its value, or with one that it does not take, in fewer words. */
export function valueTold(message: string): string {
  const name = /'(?:-\w, )?--([\w-]+)/.exec(message)?.[1]
  if (name === undefined) return message
  return name in examples ? `--${name} needs a value, such as --${name} ${examples[name]!}` : `--${name} takes no value`
}

const usualElsewhere = new Set(['scan', 'check', 'lint', 'analyze', 'analyse', 'run', 'init'])

/** What to write in place of a word that is neither a command nor anything on the disk, as a sentence. */
export async function commandMeant(word: string | undefined): Promise<string | undefined> {
  if (word === undefined || !/^[a-z]+$/i.test(word) || existsSync(word)) return undefined
  if (usualElsewhere.has(word)) return 'A scan needs no command and no set-up: undisclosed src'
  const { nearest } = await import('@undisclosed/core')
  const meant = nearest(word, ['review', 'build', 'baseline', 'facts', 'help'])
  return meant && `Did you mean: undisclosed ${meant}?`
}

/** Whether somebody asks for help in words. A folder of that name is scanned as `./help`. */
export function asksForHelp(word: string | undefined): boolean {
  return word === 'help' && !existsSync(word)
}
