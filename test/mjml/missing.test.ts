import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'

const packages = fileURLToPath(new URL('../../packages/', import.meta.url))
const mail =
  '<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ customer.firstName }}</mj-text></mj-column></mj-section></mj-body></mjml>\n'

/** Links a package into an application, as it is installed beside one of ours. */
function link(root: string, name: string, beside: string): void {
  const path = join(root, 'node_modules', name)
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) symlinkSync(join(packages, beside, 'node_modules', name), path)
}

/** An application with the command installed as a package manager would, by copies: from a link Node would see what the repository has. */
function application(): string {
  const root = tree({ 'package.json': '{ "name": "shop" }', 'emails/welcome.mjml': mail })
  for (const folder of ['core', 'project', 'mjml', 'cli']) {
    const { name, dependencies = {} } = JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8')) as {
      name: string
      dependencies?: Readonly<Record<string, string>>
    }
    for (const part of ['package.json', 'dist', 'bin'].filter((one) => existsSync(join(packages, folder, one))))
      cpSync(join(packages, folder, part), join(root, 'node_modules', name, part), { recursive: true, preserveTimestamps: true })
    for (const dependency of Object.keys(dependencies)) if (!dependency.startsWith('@undisclosed/')) link(root, dependency, folder)
  }
  return root
}

function build(root: string): { readonly status: number | null; readonly stderr: string } {
  const command = join(root, 'node_modules/undisclosed/bin/undisclosed.js')
  // Whoever runs the tests may have named the repository's packages to all that they start.
  const { NODE_PATH: _, ...env } = process.env
  return spawnSync(process.execPath, [command, 'build', 'emails', '--out', 'dist/emails'], { cwd: root, encoding: 'utf8', env })
}

test('MJML that is not installed is told in one sentence, with what installs it; once it is there, the mail is compiled', () => {
  const root = application()
  const { status, stderr } = build(root)
  expect([status, stderr.trim()]).toEqual([2, 'undisclosed: MJML is not installed. Add it: npm install --save-dev mjml@5'])
  expect(existsSync(join(root, 'dist'))).toBe(false)
  link(root, 'mjml', 'mjml')
  expect(build(root).status).toBe(0)
  expect(readFileSync(join(root, 'dist/emails/welcome.html'), 'utf8')).toContain('Dear {{ customer.firstName }}')
})
