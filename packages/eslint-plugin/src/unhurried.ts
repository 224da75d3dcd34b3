import { setFlagsFromString } from 'node:v8'
import { runCounts } from '@undisclosed/project/short-run'

/** Nobody tells what a flag is set to: where it may be set to something else, it is left alone. */
const isSetOtherwise = (flags: readonly { readonly flag: string }[]): boolean => {
  const given = `${process.execArgv.join(' ')} ${process.env['NODE_OPTIONS'] ?? ''}`.replaceAll('_', '-')
  return process.versions['electron'] !== undefined || flags.some(({ flag }) => given.includes(flag))
}

// What is usual has to be known to be set back.
const known = runCounts.flatMap(({ usual, ...count }) => (usual === undefined ? [] : [{ ...count, usual }]))
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
