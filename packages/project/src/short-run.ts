const counts = ['--invocation-count-for-turbofan=30000', '--invocation-count-for-maglev=4000']
const flags: Readonly<Record<string, readonly string[]>> = { 11: ['--interrupt-budget=1000000'], 12: counts, 13: counts }

/**
 * V8’s flags for a process whose analyses are over before most of what V8 optimizes pays, as of the command (`bin/undisclosed.js`): a fifth of
 * their processor time. Asked of the engines that are known to have them.
 */
export const shortRun: readonly string[] = ('bun' in process.versions ? undefined : flags[process.versions.v8.split('.')[0]!]) ?? []
