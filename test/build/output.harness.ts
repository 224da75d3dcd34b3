import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The scripts that a bundler wrote, in one text. */
export function output(root: string): string {
  const folder = join(root, 'out')
  if (!existsSync(folder)) return ''
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return scripts.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
}
