import { expect, test } from 'vitest'
import type { Review } from '@undisclosed/project'
import { notesOf } from '../../packages/review/src/options.js'

const told = (file: string): readonly string[] => notesOf({ notes: [{ file, message: 'is a link' }] } as unknown as Review)

test('names of a change neither end a line nor begin a command of the runner', () => {
  expect(told('src/a.ts')).toEqual(['src/a.ts is a link'])
  expect(told('src/\u001b[2J\n::error::boo\n::add-mask::x.ts')).toEqual(['src/\ufffd[2J\ufffd::error::boo\ufffd::add-mask::x.ts is a link'])
  expect(told('::error::boo.ts')).toEqual(['./::error::boo.ts is a link'])
})
