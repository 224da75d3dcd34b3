import type { ParseArgsConfig } from 'node:util'
import { harmless, type Certainty } from '@undisclosed/core'
import { ConfigError, type Review } from '@undisclosed/project'
import { conclusionOf } from './github/check-run.js'

const failLevels = ['error', 'warning', 'never'] as const
const certainties = ['certain', 'likely', 'possible'] as const

export type FailOn = (typeof failLevels)[number]

/** What every host's command takes. */
export const common = {
  base: { type: 'string' },
  head: { type: 'string' },
  'api-url': { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  'min-certainty': { type: 'string' },
  'fail-on': { type: 'string' },
} as const satisfies ParseArgsConfig['options']

/** A complaint of Node's parser of arguments is a mistake of the user's. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new ConfigError(message.replace(/\. To specify a positional[\s\S]*/, ''), { cause: error })
  }
}

/** Options of the review itself, from `common`. */
export function reviewOptions(
  values: { readonly config?: string; readonly 'no-config'?: boolean; readonly 'min-certainty'?: string; readonly head?: string },
  paths: readonly string[],
) {
  const minCertainty = values['min-certainty'] === undefined ? undefined : certaintyOf('--min-certainty', values['min-certainty'])
  return {
    paths,
    ...(values.head === undefined ? {} : { head: values.head }),
    ...(values['no-config'] ? { config: false as const } : values.config === undefined ? {} : { config: values.config }),
    ...(minCertainty && { minCertainty }),
  }
}

export function certaintyOf(name: string, value: string): Certainty {
  return oneOf(name, value, certainties)
}

export function failOnOf(name: string, value: string | undefined): FailOn {
  return oneOf(name, value ?? 'error', failLevels)
}

export function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value)
  if (found === undefined) throw new ConfigError(`${name} is “${value}”. It takes ${known.join(', ')}`)
  return found
}

/** Whether a review fails the run that asked for it. */
export function fails(review: Review, failOn: FailOn): boolean {
  if (failOn === 'never') return false
  return failOn === 'warning' ? review.introduced.length > 0 : conclusionOf(review) === 'failure'
}

/** What a review found, on one line without names. */
export function countsOf({ base, head, introduced, fixed, present, silenced, unread }: Review): string {
  const aside = [
    ...(silenced.length > 0 ? [`${silenced.length} silenced by the change itself`] : []),
    ...(unread.length > 0 ? [`${unread.length} ${unread.length === 1 ? 'file' : 'files'} kept from being read`] : []),
  ]
  const counts = [`${introduced.length} introduced`, `${fixed.length} fixed`, `${present} there before`, ...aside]
  return `${base.slice(0, 10)}..${head.slice(0, 10)}: ${counts.join(', ')}.`
}

const noteCap = 10

/** What was left out or could not be read, a line each. Names come from the change: none speaks to a terminal or a CI's runner. */
export function notesOf({ notes }: Review): readonly string[] {
  const shown = notes.slice(0, noteCap).map(({ file, message }) => harmless(`${file} ${message}`).replace(/^\s*(?=::|##)/, './'))
  return notes.length > noteCap ? [...shown, `and ${notes.length - noteCap} more notes`] : shown
}

/** The address of an API or of a host's repositories, as `name` gave it. */
export function addressOf(name: string, value: string): string {
  const isAddress = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
  if (!isAddress) throw new ConfigError(`${name} is “${value}”, which is no address. Give one such as https://git.example/api/v3`)
  return value
}

/** A value that the command cannot do without. */
export function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new ConfigError(`${name} is missing. See undisclosed-review --help`)
  return value
}
