import { expect, test } from 'vitest'
import { factsOf, parse } from '@undisclosed/project'

const source = `import { send } from './mail'
export class Mailer { @Input() b = 1; constructor(private readonly x: X) {} async run(a = 1) { await send({ to: [a!, ...this.x.all] as string[] }) } }`

test.each(['@A() export class B {}', '@A()\n// why\nexport default abstract class B {}', 'export @A() class B {}', '@A() class B {}'])(
  'both parsers place %j alike',
  (text) => {
    expect(factsOf('a.ts', text, 'babel')).toEqual(factsOf('a.ts', text, 'oxc'))
  },
)

test('both parsers give the same facts', () => {
  const fast = factsOf('a.ts', source, 'oxc')
  expect(fast.problem).toBeUndefined()
  expect(factsOf('a.ts', source, 'babel')).toEqual(fast)
})

test('what the parser steps over is said, and the facts of the rest kept', () => {
  const { facts, problem } = factsOf('a.ts', "import { a } from './a'\nconst b\na(b)\n")
  expect(problem).toEqual({ line: 2, message: 'Missing initializer in const declaration.' })
  expect(facts?.recovered).toBe(true)
  expect(facts?.specifiers).toEqual(['./a'])
})

test('a file that cannot be read at all has a problem and no facts', () => {
  const { facts, problem } = factsOf('b.ts', "import { a } from './a'\nconst x = {\nconst y = 1\n")
  expect(problem?.line).toBe(3)
  expect(facts).toBeUndefined()
})

test('Flow is read by the fallback', () => {
  const { facts, problem } = factsOf(
    'a.js',
    "// @flow\nimport type { User } from './user'\nexport function f(a: ?User, b: {| x: number |}) { return (a: any) }",
  )
  expect(problem).toBeUndefined()
  expect(facts?.exports.map((fact) => 'name' in fact && fact.name)).toEqual(['f'])
})

test.each([
  [
    'a.vue',
    '<template><p>it\'s "here"</p></template>\n<script setup lang="ts">\nimport { a } from "./a"\nconst b: string = a\n</script>\n<style>p {}</style>',
  ],
  ['a.svelte', '<script>\n  import { a } from "./a"\n  $: b = a\n</script>\n<p on:click={() => a()}>é</p>'],
  ['a.astro', '---\nimport { a } from "./a"\nconst b: string = await a()\n---\n<html>{b}</html>\n<script>console.log(1)</script>'],
])('scripts of %s keep their place', (file, text) => {
  const { problem, facts } = factsOf(file, text)
  expect(problem).toBeUndefined()
  expect(facts?.specifiers).toEqual(['./a'])
  const binding = facts?.bindings.find(({ name }) => name === 'a')
  expect(binding && text.slice(...binding.span)).toBe('a')
  expect(parse(file, text).text).toHaveLength(text.length)
})

test('data blocks of markup are no scripts', () => {
  const { facts } = factsOf('a.vue', '<script type="application/ld+json">{"a": 1}</script><script>import "./b"</script>')
  expect(facts?.specifiers).toEqual(['./b'])
})

test.each(['a.mts', 'a.cts', 'a.d.ts', 'a.tsx', 'a.mjs', 'a.cjs'])('%s is read', (file) => {
  expect(factsOf(file, 'export {}').problem).toBeUndefined()
})
