import { createRequire } from 'node:module'
import { mjmlVersion } from '@undisclosed/mjml'
import { expect, test } from 'vitest'

test('the version told is that of the MJML beside the compiler', () => {
  const { version } = createRequire(new URL('../../packages/mjml/package.json', import.meta.url))('mjml/package.json') as {
    version: string
  }
  expect(mjmlVersion()).toBe(version)
})
