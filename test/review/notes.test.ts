import { expect, test } from 'vitest'
import type { Review } from '@undisclosed/project'
import { summaryBody } from '../../packages/review/src/bodies.js'
import { notesOf } from '../../packages/review/src/options.js'

const told = (file: string): readonly string[] => notesOf({ notes: [{ file, message: 'is a link' }] } as unknown as Review)

test('names of a change neither end a line nor begin a command of the runner', () => {
  expect(told('src/a.ts')).toEqual(['src/a.ts is a link'])
  expect(told('src/\u001b[2J\n::error::boo\n::add-mask::x.ts')).toEqual(['src/\ufffd[2J\ufffd::error::boo\ufffd::add-mask::x.ts is a link'])
  expect(told('::error::boo.ts')).toEqual(['./::error::boo.ts is a link'])
})

test('a summary of many long lines is taken by GitHub, and says how many are left out', () => {
  const unread = Array.from({ length: 120 }, (_, at) => ({
    file: `src/${'folder/'.repeat(80)}${at}.ts`,
    message: 'x'.repeat(at === 0 ? 90_000 : 900),
  }))
  const body = summaryBody([], { silenced: [], unread }, 'abcdef1234')
  expect(body.length).toBeLessThan(65_536)
  expect(body).toMatch(/^- and \d+ more$/m)
})
