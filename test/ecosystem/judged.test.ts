import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const lines = readFileSync(new URL('judged.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

test.each(lines)('%s', (line) => {
  const entry = JSON.parse(line) as Record<string, unknown>
  expect(Object.keys(entry)).toEqual(['repo', 'file', 'line', 'ruleId', 'right', 'why'])
  expect(entry['repo']).toMatch(/^[\w.-]+\/[\w.-]+$/)
  expect(entry['right']).toBeTypeOf('boolean')
  expect(String(entry['why']).length).toBeGreaterThan(40)
  // What was found in somebody's code may be told; whom it exposes may not.
  expect(line).not.toMatch(/[\w.+-]+@[\w-]+\.\w/)
})

test('each place is judged once', () => {
  const places = lines.map((line) => {
    const { repo, file, line: at, ruleId } = JSON.parse(line) as Record<string, unknown>
    return [repo, file, at, ruleId].join(' ')
  })
  expect(new Set(places).size).toBe(places.length)
})
