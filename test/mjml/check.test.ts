import { templateRules } from '@undisclosed/core'
import { check, close } from '@undisclosed/mjml'
import { afterAll, describe, expect, test } from 'vitest'

afterAll(close)

const options = (files: Readonly<Record<string, string>> = {}) => ({
  file: 'mail/team.mjml',
  root: '/shop',
  readFile: (path: string) => files[path],
  rules: templateRules,
})

async function foundOnlyInHtml(source: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { findings } = await check(source, options(files))
  return findings.map(({ ruleId, file, span }) => `${ruleId} ${file} ${(file === 'mail/team.mjml' ? source : files[file]!).slice(...span)}`)
}

describe('the HTML that MJML makes', () => {
  test('a class’s attribute is printed for each element of the loop that uses it', async () => {
    const source = `<mjml>
  <mj-head><mj-attributes><mj-class name="write" href="mailto:{{email}}" /></mj-attributes></mj-head>
  <mj-body>
    <mj-raw>{{#each customers}}</mj-raw>
    <mj-section><mj-column><mj-button mj-class="write">Write</mj-button></mj-column></mj-section>
    <mj-raw>{{/each}}</mj-raw>
  </mj-body>
</mjml>`
    expect(await foundOnlyInHtml(source)).toEqual(['no-people-list mail/team.mjml {{email}}'])
    expect(await foundOnlyInHtml(source.replace('each customers', 'if greeted').replace('/each', '/if'))).toEqual([])
  })

  test('so are the defaults of an included theme', async () => {
    const files = { 'mail/theme.mjml': '<mj-attributes><mj-image alt="{{ phone }}" /></mj-attributes>' }
    const source = `<mjml><mj-head><mj-include path="theme.mjml" /></mj-head><mj-body>
  <mj-section><mj-column><mj-raw>{{#users}}</mj-raw><mj-image src="{{ photo }}" /><mj-raw>{{/users}}</mj-raw></mj-column></mj-section>
</mj-body></mjml>`
    expect(await foundOnlyInHtml(source, files)).toEqual(['no-people-list mail/theme.mjml {{ phone }}'])
  })

  test('what the source shows as well is not told twice', async () => {
    const source =
      '<mjml><mj-body><mj-section><mj-column><mj-text>{{#each customers}}{{email}}{{/each}}</mj-text></mj-column></mj-section></mj-body></mjml>'
    expect(await foundOnlyInHtml(source)).toEqual([])
  })

  test('each output’s places, dropped and doubled ones too', async () => {
    const source = `<mjml><mj-head><mj-preview>For {{ name }}</mj-preview></mj-head><mj-body>{{ lost }}
  <mj-section background-url="{{ cover }}"><mj-column><mj-text>{{ city }}</mj-text></mj-column></mj-section>
</mj-body></mjml>`
    const { outputs, html } = await check(source, options())
    const told = outputs.map(({ span, places }) => [source.slice(...span), ...new Set(places.map(({ context }) => context.place).sort())])
    expect(told).toEqual([['{{ name }}', 'hidden'], ['{{ lost }}'], ['{{ cover }}', 'style', 'url'], ['{{ city }}', 'text']])
    for (const { span, places } of outputs) for (const place of places) expect(html.slice(...place.span)).toBe(source.slice(...span))
  })
})
