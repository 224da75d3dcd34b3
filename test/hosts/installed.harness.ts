import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tree } from '../project/tree.harness.js'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** A folder with these files, and with ESLint and the plugin, as it was built, in its `node_modules`. */
export function installed(files: Readonly<Record<string, string>>): string {
  const root = tree(files)
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(join(repository, 'node_modules/eslint'), join(root, 'node_modules/eslint'))
  symlinkSync(join(repository, 'packages/eslint-plugin'), join(root, 'node_modules/eslint-plugin-undisclosed'))
  return root
}
