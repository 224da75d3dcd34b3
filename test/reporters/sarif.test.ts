import type { Log, Result } from 'sarif'
import { expect, test } from 'vitest'
import { at, finding, format, hostile, hostileText, input, text } from './findings.harness.js'
import { schemaErrors, validatorResults } from './sarif.harness.js'

const several = [
  finding(),
  finding({ ruleId: 'no-people-list', severity: 'warning', certainty: 'likely', fingerprint: 'v1:f2', suggestions: [], trace: [] }),
  finding({
    ruleId: 'directive',
    fingerprint: 'v1:f3',
    related: [{ file: 'src/b c#?.ts', span: at('import'), message: 'also here', role: 'step' }],
  }),
]
const logOf = (report: string): Log => JSON.parse(report) as Log
const resultsOf = (report: string): Result[] => logOf(report).runs[0]!.results!

test.each([
  ['some', input(several)],
  ['none', input([], { notes: [] })],
  ['hostile names', input([hostile], { text: () => hostileText })],
  ['a rule nobody knows', input([finding({ ruleId: 'of-a-plugin' })])],
])('%s: the schema of SARIF 2.1.0 takes it', (_, given) => {
  expect(schemaErrors(logOf(format('sarif', given)))).toEqual([])
})

test('the schema refuses what is no log', () => {
  const log = logOf(format('sarif', input(several)))
  expect(schemaErrors({ ...log, version: '2.0.0' as '2.1.0' })).not.toEqual([])
})

test('Microsoft’s validator has nothing to say but that we have no site of our own', { timeout: 300_000 }, () => {
  expect(validatorResults(format('sarif', input([...several, hostile])))).toEqual(['SARIF2005 runs[0].tool.driver Undisclosed'])
})

test('a result has its place, its way, its fix and what it is known by', () => {
  const [result] = resultsOf(format('sarif', input([finding({ fingerprint: 'v1:abc' })])))
  const region = { startLine: 4, startColumn: 6, endLine: 4, endColumn: 27 }
  expect(result).toMatchObject({
    ruleId: 'no-exposed-recipients',
    level: 'error',
    message: {
      text: 'Everyone in “To” can read the other addresses. Send one copy each. See: [a query gives many users](1), [sent as one message by SendGrid](2). Send one copy each with sendMultiple.',
    },
    partialFingerprints: { 'undisclosed/v1': 'abc' },
    fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'sendMultiple({' } }] }] }],
  })
  expect(result!.locations![0]!.physicalLocation).toEqual({
    artifactLocation: { uri: 'src/a.ts', uriBaseId: '%SRCROOT%' },
    region: { ...region, snippet: { text: text.slice(...at('名.map((u) => u.email)')) } },
  })
  const way = result!.codeFlows![0]!.threadFlows[0]!.locations
  expect(way.map(({ location }) => location!.message!.text)).toEqual(['a query gives many users', 'sent as one message by SendGrid'])
  expect(result!.relatedLocations!.map(({ id }) => id)).toEqual([1, 2])
})

test('a rule is named, weighed and found by its index', () => {
  const [run] = logOf(format('sarif', input(several))).runs
  const { rules } = run!.tool.driver
  for (const { ruleId, ruleIndex } of run!.results!) expect(rules![ruleIndex!]!.id).toBe(ruleId)
  expect(rules!.find(({ id }) => id === 'no-exposed-recipients')!.properties).toEqual({
    tags: ['security', 'privacy', 'email', 'external/cwe/cwe-359'],
    precision: 'high',
    'problem.severity': 'error',
    'security-severity': '7.5',
  })
  expect(rules!.find(({ id }) => id === 'directive')!.properties).not.toHaveProperty('security-severity')
  expect(run).toMatchObject({
    columnKind: 'utf16CodeUnits',
    invocations: [{ toolExecutionNotifications: [{ message: { text: 'does not parse: x' } }] }],
  })
})

test('paths are references, whatever is in them', () => {
  const { artifacts } = logOf(format('sarif', input([several[2]!]))).runs[0]!
  expect(artifacts!.map(({ location }) => location!.uri)).toEqual(['src/a.ts', 'src/b%20c%23%3F.ts'])
})
