import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { ESLint } from 'eslint'
import undisclosed, { projectHash } from 'eslint-plugin-undisclosed'
import { describe, expect, test } from 'vitest'
import { unhurried } from '../../packages/eslint-plugin/src/unhurried.js'
import { tree } from '../project/tree.harness.js'
import { toldByEslint } from './eslint.harness.js'
import { installed } from './installed.harness.js'
import { caller, exposed, mailer, wrapper } from './mailer.harness.js'

const news = `jobs/news.js:6:16-6:65 no-exposed-recipients ${exposed}`

describe('--cache', () => {
  /** A run of its own: a new ESLint, the same cache. */
  const run = async (cwd: string, hashed: boolean): Promise<string[]> => {
    const settings = hashed ? { undisclosed: { hash: projectHash({ cwd }) } } : {}
    const overrideConfig = [...undisclosed.configs.recommended, { settings }]
    const cache = { cache: true, cacheLocation: join(cwd, '.cache'), cacheStrategy: 'content' } as const
    return toldByEslint(cwd, await new ESLint({ cwd, overrideConfigFile: true, overrideConfig, ...cache }).lintFiles(['.']))
  }

  test('with the hash of the project, a result does not outlive the change of another file', async () => {
    const cwd = tree(mailer)
    expect(await run(cwd, true)).toEqual([news])
    writeFileSync(join(cwd, 'lib/mail.js'), wrapper('each'))
    expect(await run(cwd, true)).toEqual([])
  })

  test('without it, it does', async () => {
    const cwd = tree(mailer)
    expect(await run(cwd, false)).toEqual([news])
    writeFileSync(join(cwd, 'lib/mail.js'), wrapper('each'))
    expect(await run(cwd, false)).toEqual([news])
  })

  test('the hash is that of what is found', () => {
    const cwd = tree(mailer)
    const before = projectHash({ cwd })
    writeFileSync(join(cwd, 'jobs/sum.js'), 'export const sum = (a, b) => b + a\n')
    expect(projectHash({ cwd })).toBe(before)
    writeFileSync(join(cwd, 'lib/mail.js'), `\n${wrapper('shared')}`)
    expect(projectHash({ cwd })).not.toBe(before)
    const told = projectHash({ cwd })
    writeFileSync(join(cwd, 'undisclosed.config.json'), '{ "minCertainty": "certain" }')
    expect(projectHash({ cwd })).not.toBe(told)
    expect(() => projectHash({ cwd, settings: { minCertainty: 'sure' as 'likely' } })).toThrow('settings.undisclosed: “minCertainty”')
  })
})

test('--concurrency: two workers tell what one does', async () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`jobs/news${at}.js`, caller]))
  const config = "import undisclosed from 'eslint-plugin-undisclosed'\nexport default undisclosed.configs.recommended\n"
  const cwd = installed({ ...mailer, ...files, 'emails/all.hbs': '{{#each users}}{{email}}{{/each}}\n', 'eslint.config.js': config })
  const told = async (concurrency: number | 'off'): Promise<string[]> =>
    toldByEslint(cwd, await new ESLint({ cwd, concurrency }).lintFiles(['jobs', 'emails']))
  const alone = await told('off')
  expect(alone).toHaveLength(14)
  expect(await told(2)).toEqual(alone)
})

test('V8 optimizes as before once mails are judged, however that ends', () => {
  // On V8 13 the tag names what was ever set, and nothing is.
  const isRaised = /^1[12]\./.test(process.versions.v8)
  const before = cachedDataVersionTag()
  expect(unhurried(() => cachedDataVersionTag() !== before)).toBe(isRaised)
  expect(() =>
    unhurried(() => {
      throw new Error('broken')
    }),
  ).toThrow('broken')
  expect(cachedDataVersionTag()).toBe(before)
})
