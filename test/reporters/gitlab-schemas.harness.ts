/**
 * All constraints that GitLab itself holds reports against, as facts: types, names, lengths, patterns. From gitlabhq’s
 * `lib/gitlab/ci/parsers/security/validators/schemas/15.2.1/sast-report-format.json` (version 15.2.1, 34,897 characters) and
 * `app/validators/json_schemas/codeclimate.json`. Both were compared with those files in full, constraint by constraint, in both directions;
 * what only describes (`description`, `title`, `examples`, `default`, `self`, `$id`, `$schema`) is left out. `official` is what the files’
 * own constraints amount to: a word changed here no longer gives it.
 */
export const official = {
  sast: { count: 346, digest: '2aefb82511a462100944e5f113f02344a778d7b157634fba9e7c6ccc825e26d8' },
  codeQuality: { count: 16, digest: '8806dc45584d0ddd64e4b00ea4853d1a0e6cbfde3f03326a8a49695fa9d70f6d' },
}

type Schema = Readonly<Record<string, unknown>>

const string = { type: 'string' }
const number = { type: 'number' }
const integer = { type: 'integer' }
const filled = { type: 'string', minLength: 1 }
const line = { type: 'integer', minimum: 1 }
const short = (maxLength: number): Schema => ({ type: 'string', maxLength })
const like = (pattern: string): Schema => ({ type: 'string', pattern })
const among = (...values: readonly string[]): Schema => ({ type: 'string', enum: values })
const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more })
const link = like('^(https?|ftp)://.+')
const second = like('^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$')
const detail = (name: string): Schema => ({ $ref: `#/definitions/${name}` })
const text = detail('text_value')
/** `required` names properties, separated by spaces. */
const object = (required: string, properties: Schema): Schema => ({
  type: 'object',
  ...(required && { required: required.split(' ') }),
  properties,
})
/** A part of `details`, told from others by its `type`. */
const part = (type: string, required: string, properties: Schema): Schema =>
  object(`type ${required}`, { type: { const: type }, ...properties })

const definitions = {
  detail_type: {
    oneOf: 'named_list list table text url code value diff markdown commit file_location module_location code_flows'.split(' ').map(detail),
  },
  text_value: string,
  named_field: object('name', { name: { ...text, ...filled }, description: text }),
  named_list: part('named-list', 'items', {
    items: { type: 'object', patternProperties: { '^.*$': { allOf: [detail('named_field'), detail('detail_type')] } } },
  }),
  list: part('list', 'items', { items: list(detail('detail_type')) }),
  table: part('table', 'rows', { header: list(detail('detail_type')), rows: list(list(detail('detail_type'))) }),
  text: part('text', 'value', { value: text }),
  url: part('url', 'href', { text, href: filled }),
  code: part('code', 'value', { value: string, lang: string }),
  value: part('value', 'value', { value: { type: ['number', 'string', 'boolean'] } }),
  diff: part('diff', 'before after', { before: string, after: string }),
  markdown: part('markdown', 'value', { value: text }),
  commit: part('commit', 'value', { value: filled }),
  file_location: {
    ...part('file-location', 'file_name line_start', {
      file_name: filled,
      ...{ line_start: line, line_end: line, column_start: line, column_end: line },
    }),
    dependencies: { column_end: ['column_start'], column_start: ['column_end'] },
  },
  module_location: part('module-location', 'module_name offset', { module_name: filled, offset: integer }),
  code_flow_node: object('file_location node_type', {
    type: { const: 'code-flow-node' },
    file_location: detail('file_location'),
    node_type: among('source', 'sink', 'propagation'),
  }),
  code_flows: part('code-flows', 'items', { items: list(list(detail('code_flow_node'), { minItems: 1 }), { minItems: 1, maxItems: 10 }) }),
}

const identifiers = object('type name value', { type: filled, name: filled, url: link, value: filled })
const tool = (url: Schema): Schema =>
  object('id name version vendor', { id: filled, name: filled, url, version: filled, vendor: object('name', { name: filled }) })
const scan = object('analyzer end_time scanner start_time status type', {
  start_time: second,
  end_time: second,
  messages: list(object('level value', { level: among('info', 'warn', 'fatal'), value: filled })),
  options: list(
    object('name value', {
      name: { ...filled, maxLength: 255 },
      source: among('argument', 'file', 'env_variable', 'other'),
      value: { type: ['boolean', 'integer', 'null', 'string'] },
    }),
  ),
  analyzer: tool(like('^https?://.+')),
  scanner: tool(string),
  status: among('success', 'failure'),
  type: among('sast'),
  primary_identifiers: list(identifiers),
  observability: object('', { events: list(object('event', { event: string, property: string, label: string, value: number })) }),
})

const vector = (minLength: number, pattern: string): Schema =>
  object('vendor vector', { vendor: filled, vector: { ...like(pattern), minLength, maxLength: 128 } })
const parts = (one: string, before = ''): string => `^${before}(${one}/)*${one}$`
const cvss2 =
  '(AV:[NAL]|AC:[LMH]|Au:[MSN]|[CIA]:[NPC]|E:(U|POC|F|H|ND)|RL:(OF|TF|W|U|ND)|RC:(UC|UR|C|ND)|CDP:(N|L|LM|MH|H|ND)|TD:(N|L|M|H|ND)|[CIA]R:(L|M|H|ND))'
const cvss3 =
  '(AV:[NALP]|AC:[LH]|PR:[NLH]|UI:[NR]|S:[UC]|[CIA]:[NLH]|E:[XUPFH]|RL:[XOTWU]|RC:[XURC]|[CIA]R:[XLMH]|MAV:[XNALP]|MAC:[XLH]|MPR:[XNLH]|MUI:[XNR]|MS:[XUC]|M[CIA]:[XNLH])'
const span = { file: string, start_line: number, end_line: number }
const signed = object('signatures', {
  ...span,
  signatures: list(object('algorithm value', { algorithm: string, value: string }), { minItems: 1 }),
})
const vulnerability = object('id identifiers location', {
  id: filled,
  name: short(255),
  description: short(1_048_576),
  severity: among('Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'),
  solution: short(7000),
  identifiers: list(identifiers, { minItems: 1 }),
  cvss_vectors: list({ oneOf: [vector(16, parts(cvss2)), vector(32, parts(cvss3, 'CVSS:3[.][01]/'))] }, { minItems: 1, maxItems: 10 }),
  links: list(object('url', { name: string, url: link })),
  details: { $ref: '#/definitions/named_list/properties/items' },
  tracking: {
    ...object('', { type: string }),
    oneOf: [{ required: ['items'], properties: { type: { const: 'source' }, items: list(signed) } }],
  },
  flags: list(
    object('type origin description', {
      type: { ...filled, ...among('flagged-as-likely-false-positive') },
      ...{ origin: filled, description: filled },
    }),
  ),
  location: object('', { ...span, class: string, method: string }),
  raw_source_code_extract: string,
})

export const sastSchema = {
  definitions,
  additionalProperties: true,
  ...object('scan version vulnerabilities', {
    scan,
    schema: like('^https?://.+'),
    version: like('^[0-9]+\\.[0-9]+\\.[0-9]+$'),
    vulnerabilities: list(vulnerability),
    remediations: list(object('fixes summary diff', { fixes: list(object('id', { id: filled })), summary: filled, diff: filled })),
  }),
}

/** One element of a Code Quality report. What the severities are is in GitLab’s documentation alone. */
export const degradationSchema = {
  additionalProperties: true,
  ...object('description fingerprint severity location', {
    description: string,
    fingerprint: string,
    severity: string,
    location: object('', {
      path: string,
      lines: object('', { begin: integer }),
      positions: object('', { begin: object('', { line: integer }) }),
    }),
  }),
}
export const codeQualitySchema = list(degradationSchema)
