import { existsSync, lstatSync } from 'node:fs'

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

/** An option that was given nothing, as by a variable that is not set. */
export function emptyTold(values: Readonly<Record<string, unknown>>): string | undefined {
  const name = Object.keys(values).find((each) => values[each] === '')
  return name === undefined ? undefined : `--${name} was given nothing. It needs a value, such as --${name} ${examples[name]!}`
}

/** What people look for who know other linters, and where it is here. */
const elsewhere: Readonly<Record<string, string>> = {
  '--fix':
    'no edit that cures a leak sends the same mail as before. Edits to choose from are in --format json, under suggestions, and in the editor',
  '--ext': "a file is told by its name. Name files by a glob: undisclosed 'src/**/*.js'",
  '--rule': 'rules are set in the config: { "rules": { "no-real-person": "off" } }',
  '--ignore-pattern': 'files are left out by the config: { "exclude": ["legacy/**"] }',
}

/** What to write in place of an option that there is not, as a sentence. */
export async function optionMeant(unknown: string, known: readonly string[]): Promise<string> {
  const place = elsewhere[unknown]
  if (place !== undefined) return `${unknown} is no option: ${place}`
  const { nearest } = await import('@undisclosed/core')
  const meant = nearest(unknown.replace(/^-+/, ''), known)
  return `${unknown} is no option. ${meant ? `Did you mean --${meant}?` : 'See undisclosed --help'}`
}

/** A negative number, which Node takes for an option, goes to the option before it. */
export function withNegatives(argv: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of argv) {
    const before = joined.at(-1)
    if (/^-\d/.test(arg) && before !== undefined && /^--[\w-]+$/.test(before)) joined[joined.length - 1] = `${before}=${arg}`
    else joined.push(arg)
  }
  return joined
}

const usualElsewhere = new Set(['scan', 'check', 'lint', 'analyze', 'analyse', 'run', 'init'])

/** What to write in place of a word that is neither a command nor anything on the disk, as a sentence. */
export async function commandMeant(word: string | undefined): Promise<string | undefined> {
  if (word === undefined || !/^[a-z]+$/i.test(word) || isThere(word)) return undefined
  if (usualElsewhere.has(word)) return 'A scan needs no command and no set-up: undisclosed src'
  const { nearest } = await import('@undisclosed/core')
  const meant = nearest(word, ['review', 'build', 'baseline', 'facts', 'help'])
  return meant && `Did you mean: undisclosed ${meant}?`
}

/** A link that leads nowhere is there, too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Whether somebody asks for help in words. A folder of that name is scanned as `./help`. */
export function asksForHelp(word: string | undefined): boolean {
  return word === 'help' && !existsSync(word)
}
