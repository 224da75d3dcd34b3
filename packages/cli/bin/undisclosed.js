#!/usr/bin/env node
import { statSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { setFlagsFromString } from 'node:v8'

/** When a file beside this one was written; never where it is not. */
const written = (path) => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0

// In a checkout the bundle may be older than what was compiled last. An installed package has no build info.
const compiled = ['..', '../../core', '../../project'].map((name) => written(`${name}/dist/.tsbuildinfo`))
const isBundled = written('../dist/bundle/main.js') > Math.max(...compiled)

// A scan is over before most of what V8 optimizes pays: up to a third of its processor time went there. Asked of the engines that are
// known to have the flags; any other would say on standard error that it has not.
const counts = ['--invocation-count-for-turbofan=30000', '--invocation-count-for-maglev=4000']
const flags = { 11: ['--interrupt-budget=1000000'], 12: counts, 13: counts }
for (const flag of flags[process.versions.v8.split('.')[0]] ?? []) setFlagsFromString(flag)
nodeModule.enableCompileCache?.()
const { main } = await import(isBundled ? '../dist/bundle/main.js' : '../dist/main.js')
process.exitCode = await main(process.argv.slice(2))
