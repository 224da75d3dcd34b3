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

/** The command that a word stands for which is neither one nor anything on the disk. */
export async function commandMeant(word: string | undefined): Promise<string | undefined> {
  if (word === undefined || !/^[a-z]+$/i.test(word) || existsSync(word)) return undefined
  const { nearest } = await import('@undisclosed/core')
  return nearest(word, ['review', 'build', 'baseline', 'facts'])
}
