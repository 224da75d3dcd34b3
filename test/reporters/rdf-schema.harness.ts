/**
 * The constraints of the Reviewdog Diagnostic Format, as facts, from reviewdog’s own `proto/rdf/jsonschema/DiagnosticResult.json`, which is
 * made of its `.proto` file. It was compared with that file in full, in both directions; what only describes is left out. `official` is
 * what the file’s own constraints amount to.
 */
export const official = { count: 74, digest: '9f7763635db79604235cb257e5af851e48c87b4169757f1e3217a6c458d73009' }

type Schema = Readonly<Record<string, unknown>>

const string = { type: 'string' }
const integer = { type: 'integer' }
const open = { additionalProperties: true }
const refTo = (name: string): Schema => ({ $ref: `#/definitions/reviewdog.rdf.${name}` })
const one = (name: string): Schema => ({ ...refTo(name), ...open })
const many = (name: string): Schema => ({ type: 'array', items: refTo(name) })
const object = (properties: Schema): Schema => ({ type: 'object', ...open, properties })
const severity = {
  enum: ['UNKNOWN_SEVERITY', 0, 'ERROR', 1, 'WARNING', 2, 'INFO', 3],
  oneOf: [string, integer],
}

const definitions = {
  DiagnosticResult: object({ diagnostics: many('Diagnostic'), source: one('Source'), severity }),
  'reviewdog.rdf.Code': object({ value: string, url: string }),
  'reviewdog.rdf.Diagnostic': object({
    message: string,
    location: one('Location'),
    severity,
    source: one('Source'),
    code: one('Code'),
    suggestions: many('Suggestion'),
    original_output: string,
    related_locations: many('RelatedLocation'),
  }),
  'reviewdog.rdf.Location': object({ path: string, range: one('Range') }),
  'reviewdog.rdf.Position': object({ line: integer, column: integer }),
  'reviewdog.rdf.Range': object({ start: one('Position'), end: one('Position') }),
  'reviewdog.rdf.RelatedLocation': object({ message: string, location: one('Location') }),
  'reviewdog.rdf.Source': object({ name: string, url: string }),
  'reviewdog.rdf.Suggestion': object({ range: one('Range'), text: string }),
}

export const diagnosticResultSchema = { $ref: '#/definitions/DiagnosticResult', definitions }
/** One line of `rdjsonl`. */
export const diagnosticSchema = { ...refTo('Diagnostic'), definitions }
