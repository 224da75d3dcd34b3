import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { at, finding, format, input } from './findings.harness.js'

const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync(new URL('../../packages/core/schema/output.schema.json', import.meta.url), 'utf8')) as object,
)

test('json keeps the output contract', () => {
  const report = JSON.parse(format('json', input([finding()]))) as { findings: Record<string, unknown>[] }
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
  expect(report.findings[0]).toMatchObject({ line: 4, column: 6, endLine: 4, endColumn: 27 })
  expect(report.findings[0]!['suggestions']).toEqual([
    {
      description: 'Send one copy each with sendMultiple',
      edits: [{ start: at('send({')[0], end: at('send({')[1], text: 'sendMultiple({', line: 3, column: 10, endLine: 3, endColumn: 16 }],
    },
  ])
})

test.each([{ version: 2 }, { findings: [{ ruleId: 'x' }] }, { more: 1 }])('the schema refuses %j', (wrong) => {
  const report = JSON.parse(format('json', input([finding()]))) as object
  expect(validate({ ...report, ...wrong })).toBe(false)
})

test('stylish shows the place, the way and the group', () => {
  const others = [finding({ span: at('sg.send') }), finding({ file: 'src/c.ts', span: at('await') })]
  expect(format('stylish', input([finding(), ...others]))).toBe(`src/a.ts

  src/a.ts:4:6  error  Everyone in “To” can read the other addresses. Send one copy each.  no-exposed-recipients (certain)
  4 |  to: 名.map((u) => u.email),
    |      ^^^^^^^^^^^^^^^^^^^^^
    1. a query gives many users  src/a.ts:2
    2. sent as one message by SendGrid  src/a.ts:3
    fix: Send one copy each with sendMultiple
    and 2 more sends share this list: src/a.ts:3, src/c.ts:2

note: b.ts does not parse: x

3 findings (3 errors, 0 warnings) in 3 files, 2 parsed.
`)
})

test('stylish cuts long ranges and long lines', () => {
  const wide = `${'a'.repeat(300)}TARGET${'b'.repeat(300)}`
  const long = Array.from({ length: 9 }, (_, line) => `line ${line}`).join('\n')
  const shown = format('stylish', input([finding({ span: [300, 306], trace: [], suggestions: [] })], { text: () => wide, notes: [] }))
  const [line, mark] = shown.split('\n').slice(3, 5)
  expect(line!.length).toBeLessThan(180)
  expect(line!.slice(mark!.indexOf('^'), mark!.lastIndexOf('^') + 1)).toBe('TARGET')
  const lines = format('stylish', input([finding({ span: [0, long.length], trace: [], suggestions: [] })], { text: () => long, notes: [] }))
  expect(lines.split('\n').filter((shownLine) => shownLine.includes('| line'))).toHaveLength(5)
  expect(lines).toContain('| …')
})

test('stylish with nothing found, and in colour', () => {
  expect(format('stylish', input([], { notes: [] }))).toBe('Nothing found in 3 files, 2 parsed.\n')
  const plain = format('stylish', input([finding()]))
  // eslint-disable-next-line no-control-regex -- colour is control characters
  expect(format('stylish', input([finding()], { color: true })).replace(/\u001b\[\d+m/g, '')).toBe(plain)
})
