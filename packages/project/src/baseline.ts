import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Finding } from '@undisclosed/core'
import type { LoadedConfig } from './config.js'
import { ConfigError } from './errors.js'
import { objectOf, parseJsonc } from './jsonc.js'
import { reason } from './reason.js'

/** One finding that is accepted as it is. Only the fingerprint counts; the rest is for whoever reads the file in a review. */
export interface Accepted {
  readonly fingerprint: string
  readonly ruleId: string
  /** POSIX, relative to the project root. */
  readonly file: string
  readonly message: string
  /** Only the compiled HTML shows it: what does not compile cannot say that it is gone. */
  readonly compiled?: true
}

export interface Compared {
  /** Findings that nobody accepted. */
  readonly fresh: readonly Finding[]
  readonly accepted: readonly Finding[]
  /** Entries whose finding is no longer there. */
  readonly gone: readonly Accepted[]
}

/** Where `undisclosed baseline` writes, unless told otherwise. */
export const baselineName = 'undisclosed-baseline.json'

const again = 'Mend it, or delete it and accept what is there today with: undisclosed baseline'

/** Reads a baseline, of whose entries a merge may have kept two. Throws a `ConfigError` that names the file where it is missing or is none. */
export function readBaseline(path: string): readonly Accepted[] {
  if (!existsSync(path)) throw new ConfigError(`${path}: there is no such baseline. Make one with: undisclosed baseline`)
  let value: unknown
  const text = readFileSync(path, 'utf8')
  try {
    value = parseJsonc(text)
  } catch (error) {
    if (/^<{7}(?: .*)?$/m.test(text))
      throw new ConfigError(
        `${path}: holds the conflict of a merge. Keep the entries of both sides, then run: undisclosed baseline --prune`,
      )
    throw new ConfigError(`${path}: is broken JSON: ${error instanceof Error ? error.message : String(error)}. ${again}`)
  }
  const { version, findings } = objectOf(value) ?? {}
  if (version !== 1 || !Array.isArray(findings)) throw new ConfigError(`${path}: is no baseline of version 1. Check the name. ${again}`)
  const entries = findings.map((entry: unknown, at) => {
    const { fingerprint, ruleId, file, message } = objectOf(entry) ?? {}
    const texts = [fingerprint, ruleId, file, message]
    if (!texts.every((text) => typeof text === 'string')) {
      throw new ConfigError(`${path}: “findings[${at}]” needs the texts fingerprint, ruleId, file and message. ${again}`)
    }
    return entry as Accepted
  })
  return [...new Map(entries.map((entry) => [entry.fingerprint, entry])).values()]
}

/** Splits findings by what was accepted. `looked` says which files were looked at: entries of others are not called gone. */
export function compareWithBaseline(
  findings: readonly Finding[],
  baseline: readonly Accepted[],
  looked: (file: string) => boolean,
  compiles = false,
): Compared {
  const known = new Set(baseline.map(({ fingerprint }) => fingerprint))
  const found = new Set(findings.map(({ fingerprint }) => fingerprint))
  return {
    fresh: findings.filter(({ fingerprint }) => !known.has(fingerprint)),
    accepted: findings.filter(({ fingerprint }) => known.has(fingerprint)),
    gone: baseline.filter(({ fingerprint, file, compiled }) => !found.has(fingerprint) && looked(file) && (compiles || !compiled)),
  }
}

/** What was looked at when findings were made. */
export interface Looked {
  readonly root: string
  /** Whether something beside the paths that were named says where the project begins. */
  readonly isRooted: boolean
  /** Whether a file was looked at, or is no more. */
  looked(file: string): boolean
  /** Templates were compiled, and what shows in their HTML alone was looked for. */
  readonly compiles?: boolean
}

/** The baseline that a config names, absolute. A config that is no file counts from `folder`. */
export function baselineNamed({ config, path }: LoadedConfig, folder?: string): string | undefined {
  const from = path === undefined ? folder : dirname(path)
  return config.baseline === undefined || from === undefined ? undefined : resolve(from, config.baseline)
}

/** What is new since the baseline. Without one, everything is. */
export function sinceBaseline(path: string | undefined, findings: readonly Finding[], { looked, compiles, ...at }: Looked): Compared {
  if (path === undefined) return { fresh: findings, accepted: [], gone: [] }
  checkRoot(at)
  return compareWithBaseline(findings, readBaseline(path), looked, compiles)
}

/** Findings are told apart by their file's name, too: it has to be the same whatever part of the project is named. */
export function checkRoot({ root, isRooted }: Pick<Looked, 'root' | 'isRooted'>): void {
  if (isRooted) return
  throw new ConfigError(
    `${root}: nothing says where the project begins, so a baseline would fit these paths alone. Put an undisclosed.config.json with {} at its root`,
  )
}

/** Says what the baseline kept back, and what of it is over. */
export function baselineTold({ accepted, gone }: Pick<Compared, 'accepted' | 'gone'>): string[] {
  const are = (some: readonly unknown[], of: string): string => `${countOfFindings(some.length)} ${of} ${some.length === 1 ? 'is' : 'are'}`
  return [
    ...(accepted.length > 0 ? [`${are(accepted, 'accepted by the baseline')} not shown.`] : []),
    ...(gone.length > 0 ? [`${are(gone, 'of the baseline')} gone. Drop them with: undisclosed baseline --prune`] : []),
  ]
}

export function countOfFindings(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`
}

/** Writes what is accepted, sorted, so that a change of it reads well. */
export function writeBaseline(path: string, entries: readonly Accepted[]): void {
  const findings = [...entries]
    .map(({ fingerprint, ruleId, file, message, compiled }) => ({ file, ruleId, message, fingerprint, ...(compiled && { compiled }) }))
    .sort((a, b) => compare(a.file, b.file) || compare(a.ruleId, b.ruleId) || compare(a.fingerprint, b.fingerprint))
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`)
  } catch (error) {
    throw new ConfigError(`${path} cannot be written: ${reason(error)}`)
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
