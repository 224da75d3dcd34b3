import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import rehypeUndisclosed, { type RehypeUndisclosedOptions } from '@undisclosed/core/rehype'

function messagesOf(path: string, value: string | Uint8Array, options?: RehypeUndisclosedOptions) {
  const file = new VFile({ path, value })
  const processor = unified()
    .use(rehypeParse, { fragment: true })
    .use(rehypeUndisclosed, options ?? {})
  processor.runSync(processor.parse(file), file)
  return file.messages
}

const leaky = '<table>\r\n  {{#each users}}<tr><td>👋 {{email}}</td></tr>{{/each}}\r\n</table>'

describe('rehype-undisclosed', () => {
  it('leaves a message at the tag, though the tree has moved it', () => {
    const [message, ...others] = messagesOf('mail/list.hbs', leaky)
    expect(others).toEqual([])
    const at = leaky.indexOf('{{email}}')
    expect(message).toMatchObject({
      ruleId: 'no-people-list',
      source: 'undisclosed',
      fatal: false,
      actual: '{{email}}',
      url: 'https://cwe.mitre.org/data/definitions/359.html',
      place: { start: { line: 2, column: 29, offset: at }, end: { line: 2, column: 38, offset: at + 9 } },
    })
    expect(message!.reason).toContain('“email” of all “users”')
    expect(message!.note).toBe(
      'Certainty: likely\n1. line 2: runs over users\n2. line 2: printed here (text)\nRender the template once per person and pass only that person.',
    )
    expect(String(message)).toMatch(/^mail\/list\.hbs:2:29-2:38: /)
  })

  it('says what was read by the scanner alone, and what is broken', () => {
    const told = messagesOf('a.hbs', `${'{{#if a}}'.repeat(201)}${leaky}`).filter(({ ruleId }) => ruleId === 'note')
    expect(told[0]).toMatchObject({ reason: 'Read by the scanner alone: more than 200 blocks deep.', line: 1, source: 'undisclosed' })
    expect(told[0]!.fatal).toBeUndefined()
    expect(told[1]).toMatchObject({ reason: expect.stringMatching(/^\{\{#if a\}\} is never closed/) as string, line: 1, column: 1 })
  })

  it('reads bytes as it reads text', () => {
    expect(messagesOf('a.hbs', new TextEncoder().encode(leaky)).map(({ line, column }) => [line, column])).toEqual([[2, 29]])
  })

  it('is quiet on a mail that prints its reader’s data', () => {
    expect(messagesOf('a.hbs', '<p>Hi {{user.name}}, {{user.email}}</p>')).toEqual([])
  })

  it('heeds comments, and tells of those that silence nothing or are mailed', () => {
    const silenced = leaky.replace('  {{#each', '  {{! undisclosed-disable-next-line no-people-list -- speakers }}\r\n  {{#each')
    expect(messagesOf('mail/list.hbs', silenced)).toEqual([])
    const told = messagesOf('mail/list.hbs', '<!-- undisclosed-disable-line no-people-list -- who -->\n<p>// eslint-disable-line x</p>\n')
    expect(told.map(({ ruleId, line, fatal }) => `${ruleId} ${line} ${fatal}`)).toEqual(['directive 1 true', 'directive 2 true'])
    expect(told[0]!.reason).toBe('Nothing here is found by “no-people-list”. Remove the comment.')
    expect(messagesOf('mail/list.hbs', `${silenced}<!-- undisclosed-enable -->`, { rules: { directive: 'off' } })).toEqual([])
  })

  it('takes rules, certainty, dialect and addresses', () => {
    const names = '<p>{% for user in users %}{{ user.name }}{% endfor %}</p>'
    expect(messagesOf('a.html', names)).toEqual([])
    expect(messagesOf('a.html', names, { minCertainty: 'possible' })).toHaveLength(1)
    expect(messagesOf('a.hbs', leaky, { rules: { 'no-people-list': 'off' } })).toEqual([])
    expect(messagesOf('a.hbs', leaky, { rules: { 'no-people-list': 'error' } })[0]!.fatal).toBe(true)
    expect(messagesOf('a.html', '<p>*|FRIEND_EMAIL|*</p>', { dialect: 'handlebars' })).toEqual([])
    const address = '<p>Ask petra.lindqvist@gmail.com</p>'
    expect(messagesOf('a.html', address, { urlOf: (rule) => `https://docs.example/${rule}` })[0]!.url).toBe(
      'https://docs.example/no-real-person',
    )
    expect(messagesOf('a.html', address, { internalAddresses: ['petra.lindqvist@gmail.com'] })).toEqual([])
  })
})
