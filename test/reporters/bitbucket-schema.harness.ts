/**
 * The constraints of `report`, `report_data` and `report_annotation` in Bitbucket Cloud’s own OpenAPI description (version 2.0), as facts,
 * with the limits that its pages state in words: lengths, ten data, a thousand annotations, a hundred of them in a request. Left out are two
 * that its own examples break: `type`, which every resource is to have, and data whose `value` is to be an object.
 */
type Schema = Readonly<Record<string, unknown>>

const string = { type: 'string' }
const short = (maxLength: number): Schema => ({ type: 'string', maxLength })
const formatted = (format: string): Schema => ({ type: 'string', format })
const among = (...values: readonly string[]): Schema => ({ type: 'string', enum: values })
const list = (items: Schema, more: Schema): Schema => ({ type: 'array', items, ...more })
const times = { created_on: formatted('date-time'), updated_on: formatted('date-time') }
/** The description lets any property be; a name of ours that it does not know would be a slip. */
const object = (properties: Schema, required: readonly string[]): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})

const data = object(
  {
    type: among('BOOLEAN', 'DATE', 'DURATION', 'LINK', 'NUMBER', 'PERCENTAGE', 'TEXT'),
    title: string,
    value: { type: ['boolean', 'number', 'string', 'object'] },
  },
  ['title', 'value'],
)

export const bitbucketReport = object(
  {
    uuid: string,
    title: short(450),
    details: short(2000),
    external_id: short(450),
    reporter: short(450),
    link: formatted('uri'),
    remote_link_enabled: { type: 'boolean' },
    logo_url: formatted('uri'),
    report_type: among('SECURITY', 'COVERAGE', 'TEST', 'BUG'),
    result: among('PASSED', 'FAILED', 'PENDING'),
    data: list(data, { maxItems: 10 }),
    ...times,
  },
  ['title', 'details', 'report_type'],
)

const annotation = object(
  {
    external_id: short(450),
    uuid: string,
    annotation_type: among('VULNERABILITY', 'CODE_SMELL', 'BUG'),
    path: string,
    line: { type: 'integer', minimum: 1 },
    summary: short(450),
    details: short(2000),
    result: among('PASSED', 'FAILED', 'SKIPPED', 'IGNORED'),
    severity: among('CRITICAL', 'HIGH', 'MEDIUM', 'LOW'),
    link: formatted('uri'),
    ...times,
  },
  ['external_id', 'annotation_type', 'summary'],
)

/** What one request takes. */
export const bitbucketAnnotations = list(annotation, { minItems: 1, maxItems: 100, uniqueItems: true })
