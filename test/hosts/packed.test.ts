import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { startServer } from './language-server.harness.js'
import { caller, exposed, mailer } from './mailer.harness.js'

const packages = fileURLToPath(new URL('../../packages/', import.meta.url))
const readme = readFileSync(join(packages, 'eslint-plugin/README.md'), 'utf8')

/** What the README says to put into the config, and to type. */
const config = /```js\n([\s\S]*?)```/.exec(readme)![1]!
const [install] = /^npm install .*$/m.exec(readme)!

let tarballs: string
let root: string

/** The pnpm that runs this, else the one that the repository names. */
function pack(name: string): void {
  const own = process.env['npm_execpath']
  const [command, ...args] = own && /pnpm/.test(own) ? [process.execPath, own] : ['npx', '-y', 'pnpm@10']
  execFileSync(command!, [...args, 'pack', '--pack-destination', tarballs], { cwd: join(packages, name), stdio: 'pipe' })
}

beforeAll(() => {
  tarballs = realpathSync(mkdtempSync(join(tmpdir(), 'undisclosed-packed-')))
  for (const name of ['core', 'project', 'eslint-plugin']) pack(name)
  root = tree({ ...mailer, 'emails/all.hbs': '{{#each users}}{{email}}{{/each}}\n' })
  writeFileSync(join(root, 'eslint.config.js'), config)
  const ours = readdirSync(tarballs).map((name) => join(tarballs, name))
  const args = install
    .split(' ')
    .slice(1)
    .filter((word) => word !== 'eslint-plugin-undisclosed')
  execFileSync('npm', [...args, ...ours, '--no-audit', '--no-fund', '--prefer-offline'], { cwd: root, stdio: 'pipe' })
}, 600_000)
afterAll(() => rmSync(tarballs, { recursive: true, force: true }))

test('as the README says: the packed plugin, in an empty project, in the terminal', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'node_modules/eslint-plugin-undisclosed/package.json'), 'utf8')) as {
    exports: { '.': { default: string } }
  }
  expect(exports['.'].default).toBe('./dist/bundle/index.js')
  const { status, stdout } = spawnSync('npx', ['eslint', '-f', 'json', '.'], { cwd: root, encoding: 'utf8' })
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string; line: number }[] }[]
  const told = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line }) => `${filePath.slice(root.length + 1)}:${line} ${ruleId}`),
  )
  expect([status, told]).toEqual([1, ['emails/all.hbs:1 undisclosed/no-people-list', 'jobs/news.js:6 undisclosed/no-exposed-recipients']])
})

test('and in the language server, with the page of the rule at hand', async () => {
  const server = await startServer(root)
  await server.open('jobs/news.js', 'javascript', caller)
  const [diagnostic] = await server.diagnostics('jobs/news.js')
  expect(diagnostic).toMatchObject({ code: 'undisclosed/no-exposed-recipients', message: exposed })
  expect(readFileSync(new URL(diagnostic!.codeDescription!.href), 'utf8')).toContain('# no-exposed-recipients\n')
  await server.stop()
})
