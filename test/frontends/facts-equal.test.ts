import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factsFrom, parsersFor } from './parsers.harness.js'

const folder = new URL('sources/', import.meta.url)

for (const file of readdirSync(folder).sort()) {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const [first, ...others] = parsersFor(file)
  const expected = JSON.stringify(factsFrom(first!, file, text))

  test.each(others)(`${file} gives the facts of ${first} from %s`, (parser) => {
    const facts = factsFrom(parser, file, text)
    // The parsed form first, since it says where they part; the bytes hold the order of keys as well.
    expect(facts).toEqual(JSON.parse(expected))
    expect(JSON.stringify(facts)).toBe(expected)
  })

  test(`${file}: every index points at something, every span lies in the text`, () => {
    const facts = factsFrom(first!, file, text)
    const spans = [facts.terms, facts.bindings, facts.functions, facts.classes, facts.loops, facts.effects, facts.exports].flatMap((list) =>
      list.map(({ span }) => span),
    )
    expect(spans.filter(([start, end]) => !(start >= 0 && start <= end && end <= text.length))).toEqual([])
    expect(facts.bindings.filter(({ name, span }) => text.slice(...span) !== name)).toEqual([])
    const refs = facts.terms.flatMap((term) => (term.k === 'ref' ? [term.binding] : []))
    expect(refs.filter((binding) => facts.bindings[binding] === undefined)).toEqual([])
    const tests = facts.effects.flatMap(({ guards }) => guards.map((guard) => guard.test))
    expect(tests.filter((id) => facts.terms[id] === undefined)).toEqual([])
  })
}
