/**
 * Shapes of the formats whose hosts publish no schema that a package carries, written down from their documentation:
 * GitLab’s security report 15.2 and Code Quality pages, Bitbucket’s REST reference, and the JUnit attributes that Jenkins and GitLab read.
 */
const text = { type: 'string', minLength: 1 }
const place = { type: 'integer', minimum: 1 }
const path = { type: 'string', minLength: 1, pattern: '^(?!\\.?/)' }
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})
const list = (items: object, more: object = {}): object => ({ type: 'array', items, ...more })
const oneOf = (...values: readonly string[]): object => ({ enum: values })

export const codeQualitySchema = list(
  object({
    description: text,
    check_name: text,
    fingerprint: text,
    severity: oneOf('info', 'minor', 'major', 'critical', 'blocker'),
    location: object({ path, lines: object({ begin: place, end: place }) }),
  }),
)

const maker = object({ id: text, name: text, version: text, vendor: object({ name: text }) })
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' }
const flowNode = object({
  type: { const: 'code-flow-node' },
  node_type: oneOf('source', 'sink', 'propagation'),
  file_location: object({ type: { const: 'file-location' }, file_name: text, line_start: place, line_end: place }),
})
export const sastSchema = object({
  version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' },
  schema: { type: 'string', pattern: '^https?://.+' },
  scan: object({
    analyzer: maker,
    scanner: maker,
    type: { const: 'sast' },
    start_time: time,
    end_time: time,
    status: oneOf('success', 'failure'),
    messages: list(object({ level: oneOf('info', 'warn', 'fatal'), value: text })),
  }),
  vulnerabilities: list(
    object(
      {
        id: text,
        name: { type: 'string', maxLength: 255 },
        description: { type: 'string', maxLength: 1_048_576 },
        severity: oneOf('Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'),
        solution: { type: 'string', maxLength: 7000 },
        location: object({ file: path, start_line: place, end_line: place }),
        identifiers: list(object({ type: text, name: text, value: text, url: { type: 'string', pattern: '^https?://.+' } }, ['url']), {
          minItems: 1,
        }),
        tracking: object({
          type: { const: 'source' },
          items: list(
            object({
              file: path,
              start_line: place,
              end_line: place,
              signatures: list(object({ algorithm: text, value: text }), { minItems: 1 }),
            }),
          ),
        }),
        details: object({
          code_flows: object({
            name: text,
            type: { const: 'code-flows' },
            items: list(list(flowNode, { minItems: 1 }), { minItems: 1, maxItems: 10 }),
          }),
        }),
      },
      ['solution', 'details'],
    ),
  ),
})

export const bitbucketSchema = object({
  report: object({
    title: { type: 'string', maxLength: 450 },
    details: { type: 'string', maxLength: 2000 },
    report_type: oneOf('SECURITY', 'COVERAGE', 'TEST', 'BUG'),
    reporter: { type: 'string', maxLength: 450 },
    result: oneOf('PASSED', 'FAILED', 'PENDING'),
    data: list(object({ title: text, type: { const: 'NUMBER' }, value: { type: 'integer' } }), { maxItems: 10 }),
  }),
  annotations: list(
    object({
      external_id: { type: 'string', minLength: 1, maxLength: 450 },
      annotation_type: oneOf('VULNERABILITY', 'CODE_SMELL', 'BUG'),
      path,
      line: place,
      summary: { type: 'string', maxLength: 450 },
      details: { type: 'string', maxLength: 2000 },
      severity: oneOf('CRITICAL', 'HIGH', 'MEDIUM', 'LOW'),
    }),
    { maxItems: 1000, uniqueItems: true },
  ),
})

const attributes = (required: string, optional = ''): string =>
  [
    ...required.split(' ').map((name) => [name, 'required']),
    ...optional
      .split(' ')
      .filter(Boolean)
      .map((name) => [name, 'optional']),
  ]
    .map(
      ([name, use]) =>
        `<xs:attribute name="${name}" use="${use}" type="${/^(tests|failures|errors|skipped|line)$/.test(name!) ? 'xs:nonNegativeInteger' : name === 'time' ? 'xs:decimal' : 'xs:string'}"/>`,
    )
    .join('')
export const junitSchema = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="testsuites"><xs:complexType><xs:sequence>
    <xs:element name="testsuite" minOccurs="1" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="testcase" minOccurs="1" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="failure" minOccurs="0" maxOccurs="1"><xs:complexType mixed="true">${attributes('type message')}</xs:complexType></xs:element>
      </xs:sequence>${attributes('name classname time', 'file line')}</xs:complexType></xs:element>
    </xs:sequence>${attributes('name tests failures errors skipped time')}</xs:complexType></xs:element>
  </xs:sequence>${attributes('name tests failures errors time')}</xs:complexType></xs:element>
</xs:schema>
`
