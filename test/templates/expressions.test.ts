import { describe, expect, it } from 'vitest'
import { readExpression } from '../../packages/core/src/dialects/reading/expression.js'
import { pathText } from '../../packages/core/src/template-path.js'
import { judgePath } from '../../packages/core/src/people/people-path.js'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import type { TemplateParsers } from '../../packages/core/src/dialect.js'

function pathsIn(text: string, filters = false): string[] {
  return readExpression(text, [0, text.length], { filters, dashes: false }).paths.map(
    ({ segments, whole }) => pathText(segments) + (whole ? ` ${whole}` : ''),
  )
}

describe('expressions', () => {
  it.each<[string, string[]]>([
    ["users.map(u => u.email).join(', ')", ['users[].email']],
    ["user.admin ? users[0].email : ''", ['users[0].email']],
    ['a && b.c || d', ['b.c', 'd']],
    ['JSON.stringify(users)', ['users dump']],
    ["_.map(users, 'email').join()", ['users[].email join']],
    ['users.filter((u) => u.ok).map(({ email, name: n }) => `<b>${email} ${n}</b>`).join("")', ['users[].email', 'users[].name']],
    ["t('key', { email: user.email })", ['user.email']],
    ['users.length', []],
    ['(users || []).map(function (u) { return u.email })', ['users[].email']],
    ['users.at(-1).email', ['users.last.email']],
    ['a === b ? x.y : "z"', ['x.y']],
    ['users.find((u) => u.id === me).email', ['users[…].email']],
    ['teams.map((t) => t.members.map((m) => m.email))', ['teams[].members[].email']],
    ['users?.[0]?.email ?? other.email', ['users[0].email', 'other.email']],
    ['users[i].email', ['users[].email']],
    ["user['email']", ['user.email']],
    ['users.some((u) => u.email)', []],
    ['name.replace(/"users[0]/g, "x")', ['name']],
  ])('%s', (text, expected) => {
    expect(pathsIn(text)).toEqual(expected)
  })

  it.each<[string, string[]]>([
    ['users | map: "email" | join: ", "', ['users[].email join']],
    ['members | first', ['members.first']],
    ['(members|first).email', ['members.first.email']],
    ["users | map(attribute='email') | join(', ')", ['users[].email join']],
    ['users | size', []],
    ["x.y if users else ''", ['x.y']],
    ['user.first | append: user.email', ['user.first', 'user.email']],
    ['user.name | default: "there" | upcase', ['user.name']],
    ['photo | image_url: width: 400, alt: user.email | tag', ['photo', 'user.email']],
  ])('%s', (text, expected) => {
    expect(pathsIn(text, true)).toEqual(expected)
  })
})

describe('people in paths', () => {
  const judged = (path: string, whole?: 'join' | 'dump'): string => {
    const people = judgePath({ segments: path.split('.'), span: [0, 0], ...(whole && { whole }) })
    return people ? `${people.kind} ${people.pick} ${people.field}${people.own ? ' own' : ''}` : '-'
  }

  it.each<[string, string]>([
    ['users.[].email', 'people each contact'],
    ['users.[].profile.phoneNumber', 'people each contact'],
    ['users.[].address.city', 'people each contact'],
    ['users.data.[].firstName', 'people each name'],
    ['users.edges.[].node.email', 'people each contact'],
    ['invitedUsers.[].email', 'people each contact'],
    ['attendeeEmails.[]', 'addresses each contact'],
    ['emails.[]', 'addresses each contact'],
    ['users.[]', 'people each record'],
    ['users.[].id', '-'],
    ['users.[].emailVerified', '-'],
    ['users.?.email', '-'],
    ['users', '-'],
    ['user.email', '-'],
    ['userNotifications.[].email', '-'],
    ['order.lines.[].name', '-'],
    ['user.contacts.[].email', 'people each contact own'],
    ['team.members.[].email', 'people each contact own'],
    ['admins.[].email', 'colleagues each contact'],
    ['adminUsers.[].email', 'colleagues each contact'],
    ['orders.[].customer.email', 'things each contact'],
    ['users.0.email', 'people place contact'],
    ['LookupRows(Guest).[].EmailAddress', 'people each contact'],
  ])('%s: %s', (path, expected) => {
    expect(judged(path)).toBe(expected)
  })

  it('a dump shows everything, a join what the elements are', () => {
    expect(judged('users', 'dump')).toBe('people whole contact')
    expect(judged('users', 'join')).toBe('people whole record')
    expect(judged('recipientEmails', 'join')).toBe('addresses whole contact')
  })
})

describe('parsers of other makers', () => {
  const refusing: TemplateParsers = {
    handlebars: () => {
      throw new Error('Parse error')
    },
  }

  it('are not believed where they refuse: the scanner’s result stands', () => {
    const facts = readTemplate('{{#each users}}{{email}}', { file: 'a.hbs', parsers: refusing })
    expect(facts.reader).toBe('scanner')
    expect(facts.outputs[0]!.paths[0]!.segments).toEqual(['users', '[]', 'email'])
  })

  it('take out what the scanner took for a path', () => {
    const point = (column: number) => ({ line: 1, column })
    const tree = {
      type: 'Program',
      body: [{ type: 'MustacheStatement', path: { type: 'PathExpression', loc: { start: point(2), end: point(3) } }, params: [] }],
    }
    const facts = readTemplate('{{a}}{{[b]}}', { file: 'a.hbs', parsers: { handlebars: () => tree } })
    expect(facts.reader).toBe('parser')
    expect(facts.outputs.map(({ paths }) => paths.length)).toEqual([1, 0])
  })

  it('see liquid lookups by offset', () => {
    const tree = {
      type: 'Document',
      children: [
        {
          type: 'LiquidVariableOutput',
          position: { start: 0, end: 11 },
          markup: { type: 'LiquidVariable', expression: { type: 'VariableLookup', position: { start: 3, end: 4 } } },
        },
      ],
    }
    const facts = readTemplate('{{ a | b: c }}', { file: 'a.liquid', parsers: { liquid: () => tree } })
    expect(facts.reader).toBe('parser')
    expect(facts.outputs[0]!.paths.map(({ segments }) => segments.join('.'))).toEqual(['a'])
  })
})
