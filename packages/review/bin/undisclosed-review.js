#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/main.js', import.meta.url)
if (existsSync(main)) {
  const command = await import(main.href)
  process.exitCode = await command.main(process.argv.slice(2), process.env)
} else {
  // Only in a checkout: what is published is built.
  process.stderr.write('undisclosed-review: this checkout is not built. Build it with: npx -y pnpm@10 build\n')
  process.exitCode = 2
}
