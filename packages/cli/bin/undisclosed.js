#!/usr/bin/env node
import { statSync } from 'node:fs'
import * as nodeModule from 'node:module'

/** When a file beside this one was written; never where it is not. */
const written = (path) => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0

// In a checkout the bundle may be older than what was compiled last. An installed package has no build info.
const compiled = ['..', '../../core', '../../project'].map((name) => written(`${name}/dist/.tsbuildinfo`))
const isBundled = written('../dist/bundle/main.js') > Math.max(...compiled)

nodeModule.enableCompileCache?.()
const { main } = await import(isBundled ? '../dist/bundle/main.js' : '../dist/main.js')
process.exitCode = await main(process.argv.slice(2))
