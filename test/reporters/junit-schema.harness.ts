/**
 * JUnit has no official schema. The strictest that is in use is Jenkins’ `junit-10.xsd` (xunit-plugin), which refuses a report that does not
 * fit; this has its elements and attributes as facts. Its older one, `junit-4.xsd`, is held from a package as it is.
 */
const named = (text: string): string[] => text.split(' ').filter(Boolean)
/** Names, separated by spaces; `name:type` is one that is not any text. */
const attributes = (required: string, optional: string): string => {
  const one = (use: string) => (of: string) => {
    const [name, type = 'xs:string'] = of.split(/:(.*)/s)
    return `<xs:attribute name="${name}" use="${use}" type="${type}"/>`
  }
  return [...named(required).map(one('required')), ...named(optional).map(one('optional'))].join('')
}
const element = (name: string, content: string): string =>
  `<xs:element name="${name}"><xs:complexType>${content}</xs:complexType></xs:element>`
const any = (names: string): string =>
  `<xs:choice minOccurs="0" maxOccurs="unbounded">${named(names)
    .map((name) => `<xs:element ref="${name}"/>`)
    .join('')}</xs:choice>`
const outcome = (name: string): string =>
  `<xs:element name="${name}"><xs:complexType mixed="true">${attributes('', 'type message')}</xs:complexType></xs:element>`
const reruns = ['rerunFailure', 'rerunError', 'flakyFailure', 'flakyError']
const text = (name: string, more = ''): string => `<xs:element name="${name}" type="xs:string"${more}/>`

export const junitSchema = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="duration"><xs:restriction base="xs:string">
    <xs:pattern value="(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\\.[0-9]{0,3})?"/>
  </xs:restriction></xs:simpleType>
  <xs:complexType name="rerun" mixed="true">
    <xs:sequence>${['stackTrace', 'system-out', 'system-err'].map((name) => text(name, ' minOccurs="0"')).join('')}</xs:sequence>
    ${attributes('type', 'message')}
  </xs:complexType>
  ${['failure', 'error', 'skipped'].map(outcome).join('')}
  ${text('system-err')}${text('system-out')}
  ${reruns.map((name) => `<xs:element name="${name}" type="rerun"/>`).join('')}
  ${element('property', attributes('name value', ''))}
  ${element('properties', any('property'))}
  ${element('testcase', any(`skipped error failure ${reruns.join(' ')} system-out system-err`) + attributes('name', 'time classname group'))}
  ${element(
    'testsuite',
    any('testsuite properties testcase system-out system-err') +
      attributes('name tests failures errors', 'group time:duration skipped timestamp hostname id package file log url version'),
  )}
  ${element('testsuites', any('testsuite') + attributes('', 'name time:duration tests failures errors'))}
</xs:schema>
`
