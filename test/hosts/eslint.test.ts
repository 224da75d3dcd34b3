import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import { ESLint as ESLint9 } from 'eslint9'
import { defineConfig } from 'eslint/config'
import undisclosed from 'eslint-plugin-undisclosed'
import { describe, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { eslintIn, toldByEslint } from './eslint.harness.js'
import { caller, exposed, mailer, wrapper } from './mailer.harness.js'

const news = `jobs/news.js:6:16-6:65 no-exposed-recipients ${exposed}`

const lint = async (cwd: string, settings: object = {}): Promise<string[]> =>
  toldByEslint(cwd, await eslintIn(cwd, 'espree', 'recommended', { settings: { undisclosed: settings } }).lintFiles(['.']))

describe('the plugin', () => {
  test('is set up by name, in a config of three lines', async () => {
    const cwd = tree(mailer)
    const overrideConfig = defineConfig([{ plugins: { undisclosed }, extends: ['undisclosed/recommended'] }])
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig })
    expect(toldByEslint(cwd, await eslint.lintFiles(['.']))).toEqual([news])
  })

  test('tells the same in ESLint 9, in code and in templates', async () => {
    const template =
      '<mj-text>\n{{! eslint-disable-next-line undisclosed/no-people-list -- speakers }}\n{{#each users}}{{email}}{{/each}}\n</mj-text>'
    const cwd = tree({
      ...mailer,
      'mail/a.mjml': `${template}{{#each users}}{{email}}{{/each}}\n`,
      'mail/b.hbs': '// eslint-disable-line\n',
    })
    const options = { cwd, overrideConfigFile: true, overrideConfig: undisclosed.configs['recommended'] } as const
    const told = toldByEslint(cwd, await new ESLint(options).lintFiles(['.']))
    expect(told).toHaveLength(3)
    expect(ESLint9.version).toMatch(/^9\./)
    expect(toldByEslint(cwd, (await new ESLint9(options as never).lintFiles(['.'])) as never)).toEqual(told)
  })

  test('may be given another name', async () => {
    const cwd = tree(mailer)
    const overrideConfig = defineConfig([{ plugins: { mail: undisclosed }, extends: ['mail/strict'] }])
    const results = await new ESLint({ cwd, overrideConfigFile: true, overrideConfig }).lintFiles(['.'])
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(['mail/no-exposed-recipients'])
  })

  test('names its rules, their pages and itself', () => {
    expect(undisclosed.meta).toMatchObject({ name: 'eslint-plugin-undisclosed', namespace: 'undisclosed' })
    for (const name of ['directive', 'no-exposed-recipients', 'no-people-list']) {
      const { meta } = undisclosed.rules![name] as { meta: { docs: { description: string; url: string } } }
      expect(readFileSync(new URL(meta.docs.url), 'utf8')).toContain(`# ${name}\n`)
      expect(meta.docs.description).toMatch(/^Disallow /)
    }
  })

  test('lints no file that was not linted before', async () => {
    const cwd = tree({ 'a.ts': 'const a: string = 1', 'b.js': 'const b = 1\n', 'c.json': '{' })
    const results = await new ESLint({ cwd, overrideConfigFile: true, overrideConfig: undisclosed.configs.strict }).lintFiles(['.'])
    expect(results.map(({ filePath }) => filePath)).toEqual([join(cwd, 'b.js')])
  })
})

describe('across files', () => {
  test('a caller is told anew when the wrapper was saved', async () => {
    const cwd = tree(mailer)
    expect(await lint(cwd)).toEqual([news])
    writeFileSync(join(cwd, 'lib/mail.js'), wrapper('each'))
    expect(await lint(cwd)).toEqual([])
  })

  test('a package of a workspace is followed into another', async () => {
    const root = tree({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/mail/package.json': '{ "name": "@shop/mail", "type": "module", "main": "mail.js" }',
      'packages/mail/mail.js': wrapper('shared'),
      'packages/app/package.json': '{ "name": "@shop/app", "type": "module" }',
      'packages/app/db.js': mailer['lib/db.js']!,
      'packages/app/news.js': caller.replace('../lib/mail.js', '@shop/mail').replace('../lib/db.js', './db.js'),
    })
    const cwd = join(root, 'packages/app')
    expect(await lint(cwd)).toEqual([news.replace('jobs/', '')])
  })

  const wanting = { 'missing import': "import './nowhere.js'\n", 'import of itself': "import './news.js'\n" }
  test.each(Object.entries(wanting))('%s: the rest is told', async (_, line) => {
    const cwd = tree({ ...mailer, 'jobs/news.js': caller + line })
    expect(await lint(cwd)).toEqual([news])
  })

  test('a wrapper that does not parse hides what it does with the list, and breaks nothing', async () => {
    const cwd = tree({ ...mailer, 'lib/mail.js': `${wrapper('shared')}\nexport const broken = (\n` })
    expect(await lint(cwd)).toEqual(['lib/mail.js:10:1-undefined:undefined none Parsing error: Unexpected token'])
  })

  test('wrappers that call each other come to an end', async () => {
    const circle = wrapper('shared').replace('  await transport', '  if (!to) await again(to, subject)\n  await transport')
    const cwd = tree({
      ...mailer,
      'lib/mail.js': `import { again } from './again.js'\n${circle}`,
      'lib/again.js': "import { notify } from './mail.js'\nexport const again = (to, subject) => notify(to, subject)\n",
    })
    expect(await lint(cwd)).toEqual([news])
  })

  test('a broken tsconfig costs its own aliases and nothing else', async () => {
    const cwd = tree({ ...mailer, 'tsconfig.json': '{ "compilerOptions": { "paths": ' })
    expect(await lint(cwd)).toEqual([news])
  })
})

describe('settings', () => {
  test('are shared with the command, and ESLint’s own win', async () => {
    const cwd = tree({ ...mailer, 'undisclosed.config.json': '{ "rules": { "no-exposed-recipients": "off" } }' })
    expect(await lint(cwd)).toEqual([])
    expect(await lint(cwd, { rules: {} })).toEqual([news])
    writeFileSync(join(cwd, 'undisclosed.config.json'), '{}')
    expect(await lint(cwd)).toEqual([news])
    expect(await lint(cwd, { rules: { 'no-exposed-recipients': 'off' } })).toEqual([])
  })

  test('a mistake in them ends the run and names the key', async () => {
    const cwd = tree(mailer)
    await expect(lint(cwd, { safeSender: ['notify'] })).rejects.toThrow(
      'settings.undisclosed: “safeSender” is no key of the config. Did you mean “safeSenders”?',
    )
    const file = tree({ ...mailer, 'undisclosed.config.json': '{ "minCertainty": "sure" }' })
    await expect(lint(file)).rejects.toThrow('undisclosed.config.json:1:3: “minCertainty” is "sure"')
  })

  test('showPath adds the way of the data to the message', async () => {
    const [line] = await lint(tree(mailer), { showPath: true, hash: 'anything' })
    expect(line).toBe(
      `${news}
1. a query gives many rows of \`subscriber\` (jobs/news.js:5)
2. one value for each element (jobs/news.js:6)
3. put into To (lib/mail.js:6)
4. sent as one message by Nodemailer (lib/mail.js:6)`,
    )
  })
})

describe('comments', () => {
  const silenced = (comment: string): Record<string, string> => ({
    ...mailer,
    'jobs/news.js': caller.replace('  await notify', `  ${comment}\n  await notify`),
  })

  test('ESLint applies its own and finds them of use', async () => {
    expect(await lint(tree(silenced('// eslint-disable-next-line undisclosed/no-exposed-recipients')))).toEqual([])
  })

  test('ours silence as in the command, and the useless ones are told', async () => {
    expect(await lint(tree(silenced('// undisclosed-disable-next-line no-exposed-recipients -- they are the board')))).toEqual([])
    const cwd = tree({
      ...mailer,
      'jobs/sum.js': '// undisclosed-disable-next-line no-exposed-recipients -- never sent\nexport const a = 1\n',
    })
    expect(await lint(cwd)).toEqual([
      news,
      'jobs/sum.js:1:34-1:55 directive Nothing here is found by “no-exposed-recipients”. Remove the comment.',
    ])
  })
})
