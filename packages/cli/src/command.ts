import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Certainty } from '@undisclosed/core'
import { validationLevels, type ValidationLevel } from '@undisclosed/mjml/levels'
import { asksForHelp, commandMeant, emptyTold, optionMeant, valueTold, withNegatives } from './mistakes.js'

/** What every command takes that tells of findings. */
interface TellingCommand {
  readonly format: string
  readonly config?: string
  readonly useConfig: boolean
  readonly minCertainty?: Certainty
  readonly includeTests: boolean
  readonly quiet: boolean
  readonly maxWarnings?: number
  readonly output?: string
  readonly color?: boolean
}

export interface ScanCommand extends TellingCommand {
  readonly name: 'scan'
  readonly patterns: readonly string[]
  readonly explain: boolean
  readonly stdin: boolean
  readonly stdinFilename?: string
  readonly errorOnUnmatched: boolean
  /** A file of accepted findings. */
  readonly baseline?: string
  /** Findings are accepted rather than told; `prune` only drops those that are gone. */
  readonly accept?: 'all' | 'prune'
}

export interface ReviewCommand extends TellingCommand {
  readonly name: 'review'
  readonly base: string
  readonly head?: string
  /** Letters as git has them: `AM` for findings in added and modified files, `d` for all but deleted. */
  readonly diffFilter?: string
  readonly paths: readonly string[]
}

export interface BuildCommand extends TellingCommand {
  readonly name: 'build'
  /** Folders of templates, or single ones. */
  readonly paths: readonly string[]
  readonly out: string
  /** A file of accepted findings. */
  readonly baseline?: string
  /** What is found is put into it. */
  readonly accept: boolean
  readonly watch: boolean
  readonly minify: boolean
  /** Writes the plain text beside the HTML. */
  readonly text: boolean
  /** Which of MJML’s remarks fail the build. */
  readonly validationLevel: ValidationLevel
}

export type Command =
  | ScanCommand
  | ReviewCommand
  | BuildCommand
  /** `of`: the command that is asked about. */
  | { readonly name: 'help'; readonly of?: string }
  | { readonly name: 'version' }
  | { readonly name: 'facts'; readonly file: string }

/** A mistake in the arguments. The message names the argument and the way out. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const options = {
  format: { type: 'string', short: 'f' },
  base: { type: 'string' },
  head: { type: 'string' },
  out: { type: 'string' },
  watch: { type: 'boolean', short: 'w' },
  minify: { type: 'boolean' },
  text: { type: 'boolean' },
  'validation-level': { type: 'string' },
  baseline: { type: 'string' },
  prune: { type: 'boolean' },
  accept: { type: 'boolean' },
  'diff-filter': { type: 'string' },
  config: { type: 'string', short: 'c' },
  'no-config': { type: 'boolean' },
  'min-certainty': { type: 'string' },
  'include-tests': { type: 'boolean' },
  explain: { type: 'boolean' },
  quiet: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  output: { type: 'string', short: 'o' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  'no-error-on-unmatched-pattern': { type: 'boolean' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options']

const certainties: readonly Certainty[] = ['certain', 'likely', 'possible']

/** What the arguments ask for. Subcommands win over paths: `undisclosed ./facts` scans a folder of that name. */
export async function parseCommand(argv: readonly string[]): Promise<Command> {
  const { values, positionals } = await read(argv)
  const empty = emptyTold(values)
  if (empty !== undefined) throw new UsageError(empty)
  if (positionals.includes(''))
    throw new UsageError('a path is empty, as where a variable is not set. Name one, or a dot for the working directory')
  if (values.help) return { name: 'help', ...(positionals[0] !== undefined && { of: positionals[0] }) }
  if (asksForHelp(positionals[0])) return { name: 'help', ...(positionals[1] !== undefined && { of: positionals[1] }) }
  if (values.version) return { name: 'version' }
  if (positionals[0] === 'facts') {
    const [, file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('facts takes one file: undisclosed facts FILE')
    return { name: 'facts', file }
  }
  const shared = sharedOf(values)
  if (positionals[0] === 'review') {
    if (values.base === undefined) throw new UsageError('review needs --base REF, what the change is compared with, such as origin/main')
    const astray = (['stdin', 'explain', 'baseline', 'prune', 'accept'] as const).find((name) => values[name] !== undefined)
    if (astray === 'baseline') throw new UsageError('--baseline does not go with review, which tells only what the change introduces')
    if (astray) throw new UsageError(`--${astray} does not go with review`)
    return {
      name: 'review',
      base: values.base,
      paths: positionals.slice(1),
      ...shared,
      ...(values.head === undefined ? {} : { head: values.head }),
      ...(values['diff-filter'] === undefined ? {} : { diffFilter: filterOf(values['diff-filter']) }),
    }
  }
  if (positionals[0] === 'build') return buildOf(positionals.slice(1), values)
  const meant = positionals[0] === 'baseline' ? undefined : await commandMeant(positionals[0])
  if (meant) throw new UsageError(`${positionals[0]!} is no command, and there is no such file or folder. ${meant}`)
  const foreign = (['out', 'accept', 'watch', 'minify', 'text', 'validation-level'] as const).find((name) => values[name] !== undefined)
  if (foreign) throw new UsageError(`--${foreign} belongs to build: undisclosed build emails --out dist/emails`)
  if (values['diff-filter'] !== undefined) throw new UsageError('--diff-filter belongs to review: undisclosed review --base REF')
  const accept = positionals[0] === 'baseline'
  if (accept) refuseTelling(values)
  if (!accept && values.prune) throw new UsageError('--prune belongs to baseline: undisclosed baseline --prune')
  if (values.base !== undefined || values.head !== undefined) {
    throw new UsageError(`--${values.base === undefined ? 'head' : 'base'} belongs to review: undisclosed review --base REF`)
  }
  const patterns = positionals.slice(accept ? 1 : 0)
  if (values.stdin && values['stdin-filename'] === undefined) {
    throw new UsageError('--stdin needs --stdin-filename PATH, which says what the text is and what its imports mean')
  }
  if (values.stdin && positionals.length > 0) throw new UsageError(`--stdin reads one text: leave out ${positionals[0]!}`)
  return {
    name: 'scan',
    patterns: patterns.length === 0 ? ['.'] : patterns,
    ...shared,
    explain: values.explain === true,
    stdin: values.stdin === true,
    errorOnUnmatched: values['no-error-on-unmatched-pattern'] !== true,
    ...(accept && { accept: values.prune ? ('prune' as const) : ('all' as const) }),
    ...(values.baseline === undefined ? {} : { baseline: values.baseline }),
    ...(values['stdin-filename'] === undefined ? {} : { stdinFilename: values['stdin-filename'] }),
  }
}

function filterOf(letters: string): string {
  if (/^[AMR]+$|^[amr]+$/.test(letters)) return letters
  throw new UsageError(
    `--diff-filter ${letters}: it takes A, M and R for added, modified and renamed files, or a, m and r for all but those`,
  )
}

/** A baseline is written, and nothing is told of single findings. */
function refuseTelling(values: Values): void {
  const astray = (['stdin', 'explain', 'format', 'output', 'quiet', 'max-warnings'] as const).find((name) => values[name] !== undefined)
  if (astray === 'output') throw new UsageError('--output does not go with baseline. Name the file that it writes with --baseline FILE')
  if (astray) throw new UsageError(`--${astray} does not go with baseline`)
}

type Values = Awaited<ReturnType<typeof read>>['values']

function levelOf(level = 'soft'): ValidationLevel {
  const known = validationLevels.find((name) => name === level)
  if (known) return known
  throw new UsageError(`--validation-level ${level}: it takes ${validationLevels.join(', ')}`)
}

function buildOf(paths: readonly string[], values: Values): BuildCommand {
  if (paths.length === 0) throw new UsageError('build needs a folder of templates: undisclosed build emails --out dist/emails')
  if (values.out === undefined)
    throw new UsageError('build needs --out DIR, where the HTML goes: undisclosed build emails --out dist/emails')
  const other = (['base', 'head', 'diff-filter', 'stdin', 'stdin-filename', 'explain', 'prune'] as const).find(
    (name) => values[name] !== undefined,
  )
  if (other) throw new UsageError(`--${other} does not go with build`)
  if (values.accept && values.watch) throw new UsageError('--accept does not go with --watch: accept once, then watch')
  return {
    name: 'build',
    paths,
    out: values.out,
    accept: values.accept === true,
    watch: values.watch === true,
    minify: values.minify === true,
    text: values.text === true,
    validationLevel: levelOf(values['validation-level']),
    ...(values.baseline === undefined ? {} : { baseline: values.baseline }),
    ...sharedOf(values),
  }
}

/** What the commands take alike. */
function sharedOf(values: Values) {
  const minCertainty = values['min-certainty']
  if (minCertainty !== undefined && !isCertainty(minCertainty)) {
    throw new UsageError(`--min-certainty ${minCertainty}: it takes ${certainties.join(', ')}`)
  }
  const maxWarnings = values['max-warnings']
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings))
    throw new UsageError(`--max-warnings ${maxWarnings}: it takes a number, 0 or more`)
  return {
    format: values.format ?? 'stylish',
    useConfig: values['no-config'] !== true,
    includeTests: values['include-tests'] === true,
    quiet: values.quiet === true,
    ...(values.config === undefined ? {} : { config: values.config }),
    ...(minCertainty === undefined ? {} : { minCertainty }),
    ...(maxWarnings === undefined ? {} : { maxWarnings: Number(maxWarnings) }),
    ...(values.output === undefined ? {} : { output: values.output }),
    ...(values['no-color'] ? { color: false } : values.color ? { color: true } : {}),
  }
}

async function read(argv: readonly string[]) {
  try {
    return parseArgs({ args: withNegatives(argv), options, allowPositionals: true, strict: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const unknown = /Unknown option '(--?[^']*)'/.exec(message)?.[1]
    if (unknown === undefined) throw new UsageError(valueTold(message))
    throw new UsageError(await optionMeant(unknown, Object.keys(options)))
  }
}

function isCertainty(text: string): text is Certainty {
  return certainties.some((certainty) => certainty === text)
}
