#!/usr/bin/env node
// What `pnpm undisclosed` runs in a checkout. It is a bin and no script because pnpm prints a script's name to stdout,
// where a program expects JSON.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const build = spawnSync(process.execPath, [tsc, '-b', fileURLToPath(new URL('..', import.meta.url))], { stdio: ['ignore', 2, 2] })
if (build.status === 0) await import('../bin/undisclosed.js')
else {
  console.error('undisclosed: the build failed, so nothing was scanned')
  process.exitCode = 2
}
