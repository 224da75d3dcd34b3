/** How often V8 runs something before it optimizes it, by the flag that says so. */
export interface RunCount {
  readonly flag: string
  /** Where it is known. */
  readonly usual?: number
  /** What pays where an analysis is over before most of what V8 optimizes does. */
  readonly raised: number
}

const turbofan = 'invocation-count-for-turbofan'
const maglev = 'invocation-count-for-maglev'

/** By V8’s major version. */
const counts: Readonly<Record<string, readonly RunCount[]>> = {
  11: [{ flag: 'interrupt-budget', usual: 67_584, raised: 1_000_000 }],
  12: [
    { flag: turbofan, usual: 3_000, raised: 30_000 },
    { flag: maglev, usual: 400, raised: 4_000 },
  ],
  13: [
    { flag: turbofan, raised: 30_000 },
    { flag: maglev, raised: 4_000 },
  ],
}

/** Of this engine; none where it is not known to have the flags. */
export const runCounts: readonly RunCount[] = ('bun' in process.versions ? undefined : counts[process.versions.v8.split('.')[0]!]) ?? []

/** V8’s flags for a process of short analyses, as of the command (`bin/undisclosed.js`): they spare a fifth of its processor time. */
export const shortRun: readonly string[] = runCounts.map(({ flag, raised }) => `--${flag}=${raised}`)
