import { setFlagsFromString } from 'node:v8'

/** What V8 counts before it optimizes a function, by its major version: what it counts to by default, and what pays where all runs but once. */
const counts: Readonly<Record<string, readonly { readonly flag: string; readonly usual: number; readonly raised: number }[]>> = {
  11: [{ flag: 'interrupt-budget', usual: 67_584, raised: 1_000_000 }],
  12: [
    { flag: 'invocation-count-for-turbofan', usual: 3_000, raised: 30_000 },
    { flag: 'invocation-count-for-maglev', usual: 400, raised: 4_000 },
  ],
}

/** Nobody tells what a flag is set to: where it may be set to something else, it is left alone. */
const isSetOtherwise = (flags: readonly { readonly flag: string }[]): boolean => {
  const given = `${process.execArgv.join(' ')} ${process.env['NODE_OPTIONS'] ?? ''}`.replaceAll('_', '-')
  return process.versions['electron'] !== undefined || flags.some(({ flag }) => given.includes(flag))
}

const known = counts[process.versions.v8.split('.')[0]!] ?? []
const flags = isSetOtherwise(known) ? [] : known

/**
 * Judges while V8 optimizes less: a project is judged once, and over before most of that pays, which took a fifth of the processor time
 * of a first lint. What ESLint itself and later lints run is optimized as ever.
 */
export function unhurried<T>(judge: () => T): T {
  for (const { flag, raised } of flags) setFlagsFromString(`--${flag}=${raised}`)
  try {
    return judge()
  } finally {
    for (const { flag, usual } of flags) setFlagsFromString(`--${flag}=${usual}`)
  }
}
