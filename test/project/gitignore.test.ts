import { expect, test } from 'vitest'
import { ignoreRules } from '../../packages/project/src/gitignore.js'

test.each<[rules: string, ignored: string[], free: string[]]>([
  ['dist', ['dist/', 'a/dist/', 'dist'], ['dist2', 'a/distant/']],
  ['dist/', ['dist/', 'a/dist/'], ['dist', 'a/dist']],
  ['/dist', ['dist'], ['a/dist']],
  ['a/b', ['a/b', 'a/b/'], ['x/a/b']],
  ['*.gen.ts', ['x.gen.ts', 'a/x.gen.ts'], ['x.gen.tsx', 'gen.ts']],
  ['a/*.ts', ['a/x.ts'], ['a/b/x.ts', 'c/a/x.ts']],
  ['**/logs', ['logs/', 'a/b/logs/'], ['xlogs/']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['b', 'xa/b']],
  ['a/**', ['a/b', 'a/b/c'], ['a/']],
  ['x?.ts', ['xa.ts'], ['x.ts', 'x/a.ts']],
  ['[ab]*.ts', ['a.ts', 'b1.ts'], ['c.ts']],
  ['[!ab].ts', ['c.ts'], ['a.ts']],
  ['\\#x\n\\!y', ['#x', '!y'], ['x', 'y']],
  ['# comment\n\n  \n', [], ['comment', '# comment']],
  ['*.ts\n!keep.ts', ['a.ts'], ['keep.ts', 'a/keep.ts']],
  ['!keep.ts\n*.ts', ['keep.ts'], []],
  ['/*\n!/src/', ['a.ts', 'lib/'], ['src/']],
  ['[z-a].ts', ['[z-a].ts'], ['z.ts']],
  ['a(b)+.ts', ['a(b)+.ts'], ['abb.ts']],
  ['trail.ts   \r\nother.ts\r', ['trail.ts', 'other.ts'], []],
])('%j', (text, ignored, free) => {
  const rules = ignoreRules(text)
  const verdict = (path: string) => rules(path.replace(/\/$/, ''), path.endsWith('/')) === 'ignored'
  expect(ignored.filter((path) => !verdict(path))).toEqual([])
  expect(free.filter(verdict)).toEqual([])
})
