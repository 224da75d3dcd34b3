import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, checkConfig, findConfig, loadConfig, loadConfigSync, openProject } from '@undisclosed/project'
import { tree } from './tree.harness.js'

const ruleNames = ['no-exposed-recipients', 'directive']
const check = (config: unknown) => () => checkConfig(config, 'undisclosed.config.json', ruleNames)

describe('mistakes name the key and the way out', () => {
  test.each<[unknown, string]>([
    [[], 'the config is a list, not an object'],
    [{ internalAdresses: [] }, '“internalAdresses” is no key of the config. Did you mean “internalAddresses”?'],
    [{ include: 'src' }, '“include” is "src", not a list'],
    [{ exclude: ['a', 1] }, '“exclude[1]” is 1, not a text'],
    [{ rules: { 'no-exposed-recipient': 'error' } }, '“rules.no-exposed-recipient” is no rule. Did you mean “no-exposed-recipients”?'],
    [{ rules: { directive: 'warn' } }, '“rules.directive” is "warn". It takes off, warning, error. Did you mean “warning”?'],
    [{ minCertainty: 'high' }, '“minCertainty” is "high". It takes certain, likely, possible'],
    [{ wrappers: [{ to: '0' }] }, '“wrappers[0]” lacks “call”'],
    [{ wrappers: [{ call: 'send' }] }, '“wrappers[0]” lacks “to”'],
    [
      { wrappers: [{ call: 'send', to: '0', deliver: 'shared' }] },
      '“wrappers[0].deliver” is no key of the config. Did you mean “delivery”?',
    ],
    [
      { wrappers: [{ call: '!!', to: '0' }] },
      '“wrappers[0].call” is "!!", no name of a call. Write “@acme/mailer.send” for what a package exports, or “send”',
    ],
    [
      { wrappers: [{ call: './api.sendAll', to: '0' }] },
      '“wrappers[0].call” is "./api.sendAll", a file of the project, whose code is read and needs no wrapper. Where it sends one copy each, write “safeSenders”: ["lib/mail.ts#send"]',
    ],
    [
      { wrappers: [{ call: '@acme/mailer.send', to: 'to' }] },
      '“wrappers[0].to” is "to", no place in the arguments. Write “0” for the first one, “0.to” for its field',
    ],
    [
      { internalAddresses: ['acme.test', 'not one!'] },
      '“internalAddresses[1]” is "not one!", no domain and no address. Write “acme.example” or “ops@acme.example”',
    ],
    [{ resolve: { package: [] } }, '“resolve.package” is no key of the config. Did you mean “packages”?'],
    [{ roles: { tests: [] } }, '“roles.tests” is no role. Did you mean “test”?'],
    [{ includeTests: 1 }, '“includeTests” is 1, not true or false'],
    [{ accounts: { appwriteProvider: 1 } }, '“accounts.appwriteProvider” is 1, not a text, true or false'],
    [
      { accounts: { mandrillPreserve: true } },
      '“accounts.mandrillPreserve” is no option of a provider’s account. Did you mean “mandrillPreserveRecipients”?',
    ],
  ])('%j', (config, message) => {
    expect(check(config)).toThrow(new ConfigError(`undisclosed.config.json: ${message}`))
  })
})

test('a whole config passes', () => {
  const config = {
    include: ['src'],
    exclude: ['**/legacy/**'],
    includeTests: true,
    roles: { source: ['test/app'] },
    rules: { 'no-exposed-recipients': 'warning' },
    minCertainty: 'possible',
    internalAddresses: ['acme.test'],
    staffNames: ['crew'],
    safeSenders: ['sendEach'],
    wrappers: [{ call: '@acme/mailer.send', to: '0.to', delivery: 'shared' }],
    bcc: 'discourage',
    accounts: { mandrillPreserveRecipients: true },
    resolve: { packages: ['@acme/mailer'] },
  }
  expect(check(config)()).toEqual(config)
})

test('a config that is broken names its line', () => {
  const root = tree({
    'a.json': '{\n  // Ours\n  "rules": {\n    x: 1\n  }\n}\n',
    'cut.json': '{\n  "rules": {',
    'b.mjs': 'export default {\n  rules: {\n    "a" "b"\n  }\n}\n',
    'c.ts': 'export default {\n  rules: {\n    "a" "b"\n  }\n}\n',
    'throws.mjs': 'throw new SyntaxError("not today")\n',
    'wrong.json': '{\n  // Not “rules.directive” here\n  "include": [],\n  "rules": {\n    "directive": "warn"\n  }\n}\n',
    'wrong.mjs': 'const defineConfig = (x) => x\nexport default defineConfig({\n  wrappers: [\n    { call: "send" }\n  ]\n})\n',
    'wrong.ts': 'export default {\n  ...{ bcc: "no" },\n} satisfies object\n',
  })
  const complaint = (file: string): string => {
    try {
      loadConfigSync(root, ruleNames, join(root, file))
      return 'none'
    } catch (error) {
      return (error as ConfigError).message.replace(`${root}/`, '').replace(/(a|cut)(\.json:[\d:]+): .*/, '$1$2')
    }
  }
  expect(complaint('a.json')).toBe('a.json:4:5')
  expect(complaint('cut.json')).toBe('cut.json:2:13')
  expect(complaint('b.mjs')).toBe('b.mjs:3: Unexpected token')
  expect(complaint('c.ts')).toBe('c.ts:3: Unexpected token')
  expect(complaint('throws.mjs')).toBe('throws.mjs:1:7: throws where it is loaded: not today')
  expect(complaint('wrong.json')).toMatch(/^wrong\.json:5:5: “rules\.directive” is "warn"/)
  expect(complaint('wrong.mjs')).toBe('wrong.mjs:4:5: “wrappers[0]” lacks “to”')
  expect(complaint('wrong.ts')).toMatch(/^wrong\.ts: “bcc” is "no"/)
})

test('CommonJS is a config, what is thrown in one has its place, and a format that is not read is said', async () => {
  const root = tree({
    'cjs/undisclosed.config.cjs': "module.exports = { bcc: 'discourage' }\n",
    'thrown.cjs': "\nthrow new Error('no key')\n",
    'yaml/undisclosed.config.yaml': 'bcc: discourage\n',
  })
  const found = { config: { bcc: 'discourage' }, path: join(root, 'cjs/undisclosed.config.cjs') }
  expect(await loadConfig(join(root, 'cjs'), ruleNames)).toEqual(found)
  expect(loadConfigSync(join(root, 'cjs'), ruleNames)).toEqual(found)
  await expect(loadConfig(root, ruleNames, join(root, 'thrown.cjs'))).rejects.toThrow('thrown.cjs:2:7: throws where it is loaded: no key')
  expect(() => findConfig(join(root, 'yaml'))).toThrow('undisclosed.config.yaml is not read. A config is JavaScript, TypeScript or JSON')
  await expect(loadConfig(root, ruleNames, join(root, 'cjs'))).rejects.toThrow('cjs is a folder. Name the config file itself')
})

test('is sought upwards from the working directory only', async () => {
  const root = tree({
    'undisclosed.config.json': '{ "minCertainty": "certain" } // with a comment',
    'apps/web/x.ts': '',
    'other/undisclosed.config.js': 'throw new Error("never read")',
    'bad/undisclosed.config.mjs': 'export const x = 1',
  })
  expect(findConfig(join(root, 'apps/web'))).toBe(join(root, 'undisclosed.config.json'))
  expect((await loadConfig(join(root, 'apps'), ruleNames)).config).toEqual({ minCertainty: 'certain' })
  await expect(loadConfig(root, ruleNames, join(root, 'gone.json'))).rejects.toThrow('there is no such config file')
  await expect(loadConfig(join(root, 'bad'), ruleNames)).rejects.toThrow('exports no default')
})

describe('opening', () => {
  const root = tree({
    'pnpm-workspace.yaml': 'packages: [packages/*]',
    'packages/a/src/mail.ts': 'x',
    'packages/a/src/mail.test.ts': 'x',
    'packages/b/src/users.ts': 'x',
    'packages/b/legacy/old.js': 'x',
  })
  const open = (patterns: string[], more: object = {}, cwd = root) => openProject({ cwd, patterns, loaded: { config: {}, ...more } })

  test('names are relative to the workspace root, whatever was named', () => {
    const { project, targets } = open(['src'], {}, join(root, 'packages/a'))
    expect(project.root).toBe(root)
    expect(targets).toEqual(['packages/a/src/mail.test.ts', 'packages/a/src/mail.ts'])
    expect(project.files).toContain('packages/b/src/users.ts')
  })

  test('globs, several paths and files', () => {
    expect(open(['packages/*/src/*.ts']).targets).toHaveLength(3)
    expect(open(['packages/b', 'packages/a/src/mail.ts']).targets).toEqual([
      'packages/a/src/mail.ts',
      'packages/b/legacy/old.js',
      'packages/b/src/users.ts',
    ])
    expect(open(['**/*.js'], {}, join(root, 'packages/b')).targets).toEqual(['packages/b/legacy/old.js'])
  })

  test('what fits nothing is said', () => {
    expect(open(['packages/a', 'packages/*/none/*.ts']).unmatched).toEqual(['packages/*/none/*.ts'])
    expect(() => open(['gone'])).toThrow('gone: there is no such file or folder')
  })

  test('include, exclude and roles of a config are relative to it', () => {
    const path = join(root, 'packages/undisclosed.config.json')
    const config = { include: ['b'], exclude: ['legacy'], roles: { vendored: ['b/src'] } }
    const { project, targets } = open(['packages'], { config, path })
    expect(project.root).toBe(join(root, 'packages'))
    expect(targets).toEqual(['b/src/users.ts'])
    expect(project.files).not.toContain('b/legacy/old.js')
    expect(project.role('b/src/users.ts')).toBe('vendored')
  })

  test('what of the config has no effect is told', () => {
    const app = tree({ 'undisclosed.config.js': '', 'undisclosed.config.json': '{}', 'mails/a.hbs': 'x', 'a.ts': '' })
    const config = { templateFolders: ['mails', 'letters'] }
    const loaded = { config, path: join(app, 'undisclosed.config.js') }
    expect(openProject({ cwd: app, patterns: ['.'], loaded }).passedOver).toEqual([
      { file: 'undisclosed.config.json', message: 'is not read, since undisclosed.config.js is beside it. Keep one of them' },
      { file: 'undisclosed.config.js', message: `names “letters” in “templateFolders”, and there is no such folder below ${app}` },
    ])
  })

  test('a text from standard input stands for a file that need not exist', () => {
    const stdin = { file: 'packages/a/src/new.ts', text: "import './mail'" }
    const { project, targets } = openProject({ cwd: root, patterns: [], loaded: { config: {} }, stdin })
    expect(targets).toEqual(['packages/a/src/new.ts'])
    expect(project.importersOf('packages/a/src/mail.ts')).toEqual(['packages/a/src/new.ts'])
  })

  test('declared packages are read from node_modules', () => {
    const app = tree({
      'package.json': '{}',
      'a.ts': '',
      'node_modules/@acme/mailer/package.json': '{ "name": "@acme/mailer", "main": "dist/index.js" }',
      'node_modules/@acme/mailer/dist/index.js': '',
    })
    const { project } = openProject({ cwd: app, patterns: ['.'], loaded: { config: { resolve: { packages: ['@acme/mailer'] } } } })
    expect(project.resolve('a.ts', '@acme/mailer')).toEqual({ file: 'node_modules/@acme/mailer/dist/index.js' })
    expect(project.role('node_modules/@acme/mailer/dist/index.js')).toBe('vendored')
  })
})
