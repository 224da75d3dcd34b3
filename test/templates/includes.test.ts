import { describe, expect, it } from 'vitest'
import { analyzeTemplates, type TemplateFile } from '../../packages/core/src/frontends/template/analyze.js'
import { resolveAmong } from '../../packages/core/src/frontends/template/include-files.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import type { IncludeFact } from '../../packages/core/src/template.js'

function analysed(files: Readonly<Record<string, string>>) {
  const list: TemplateFile[] = Object.entries(files).map(([file, text]) => ({ file, text }))
  const { findings, notes } = analyzeTemplates(list, { rules: templateRules, minimum: 'possible' })
  // Hosts ask for all, and leave out afterwards what is less certain.
  const likely = findings.filter(({ certainty }) => certainty !== 'possible')
  const told = likely.map(({ file, ruleId, span, trace }) => {
    const sink = trace[trace.length - 1]!
    return `${ruleId} ${file} ${files[file]!.slice(...span)} → ${sink.file} ${files[sink.file]!.slice(...sink.span)}`
  })
  return { told, notes: notes.map(({ file, message }) => ({ file, message })) }
}

describe('includes', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a partial inside a loop prints each element',
      { 'mail/list.hbs': '{{#each users}}{{> card}}{{/each}}', 'mail/partials/card.hbs': '<b>{{email}}</b>' },
      ['no-people-list mail/list.hbs {{> card}} → mail/partials/card.hbs {{email}}'],
    ],
    [
      'a partial begins with braces, whatever includes it, and has delimiters of its own',
      {
        'a.mustache': '{{=<% %>=}}<%#users%><%> row%><%> cell%><%/users%>',
        'row.mustache': '<% name %>{{email}}',
        'cell.mustache': '{{=[[ ]]=}}{{email}} [[phone]]',
      },
      ['no-people-list a.mustache <%> row%> → row.mustache {{email}}', 'no-people-list a.mustache <%> cell%> → cell.mustache [[phone]]'],
    ],
    [
      'a partial is handed an element by name',
      { 'a.hbs': '{{#each users as |u|}}{{> parts/card person=u}}{{/each}}', 'parts/card.hbs': '{{person.phone}}' },
      ['no-people-list a.hbs {{> parts/card person=u}} → parts/card.hbs {{person.phone}}'],
    ],
    [
      'render … for runs over the list',
      { 'a.liquid': "{% render 'card' for customers as person %}", 'snippets/card.liquid': '{{ person.email }}' },
      ["no-people-list a.liquid {% render 'card' for customers as person %} → snippets/card.liquid {{ person.email }}"],
    ],
    [
      'an include sees the loop variable',
      { 'a.njk': '{% for u in attendees %}{% include "row.njk" %}{% endfor %}', 'row.njk': '{{ u.email }}' },
      ['no-people-list a.njk {% include "row.njk" %} → row.njk {{ u.email }}'],
    ],
    [
      'EJS hands the element on under another name, and through two files',
      {
        'views/a.ejs': "<% users.forEach((u) => { %><%- include('parts/row', { person: u }) %><% }) %>",
        'views/parts/row.ejs': "<%- include('cell', { one: person }) %>",
        'views/parts/cell.ejs': '<i><%= one.email %></i>',
      },
      ["no-people-list views/a.ejs <%- include('parts/row', { person: u }) %> → views/parts/cell.ejs <%= one.email %>"],
    ],
    [
      'a function of EJS prints where it is called, by a loop, an arrow or a name',
      {
        'a.ejs':
          '<% function row(u) { %><td><%= u.email %></td><% } const cell = (one) => { %><%= one.phone %><% } %>' +
          '<% users.forEach((user) => { row(user) }) %><% for (const guest of guests) cell(guest) %><% students.forEach(row) %><% row(user) %>',
      },
      [
        'no-people-list a.ejs <% users.forEach((user) => { row(user) }) %> → a.ejs <%= u.email %>',
        'no-people-list a.ejs <% for (const guest of guests) cell(guest) %> → a.ejs <%= one.phone %>',
        'no-people-list a.ejs <% students.forEach(row) %> → a.ejs <%= u.email %>',
      ],
    ],
    [
      'EJS runs over what is left of a list',
      {
        'a.ejs':
          '<% users.filter((u) => u.id !== user.id).forEach((u) => { %><%- include("row", { one: u }) %><% }) %>' +
          '<% const names = users.filter((u) => u.ok).map((u) => { return u.name }) %>',
        'row.ejs': '<%= one.email %>',
      },
      ['no-people-list a.ejs <%- include("row", { one: u }) %> → row.ejs <%= one.email %>'],
    ],
    [
      'a macro of another file',
      {
        'a.njk': '{% import "m.njk" as m %}{% for u in users %}{{ m.row(u) }}{% endfor %}{{ m.row(user) }}',
        'm.njk': '{% macro row(u) %}<td>{{ u.email }}</td>{% endmacro %}',
      },
      ['no-people-list a.njk {{ m.row(u) }} → m.njk {{ u.email }}'],
    ],
    [
      'a mixin of a file that is included, and of a layout’s own includes',
      {
        'a.pug': 'include mixins\neach u in users\n  +row(u)',
        'b.pug': 'extends layout\nblock content\n  each u in users\n    +row(u)\n  +row(user)',
        'layout.pug': 'include mixins\nhtml\n  block content',
        'mixins.pug': 'mixin row(u)\n  p= u.email',
      },
      ['no-people-list a.pug +row(u) → mixins.pug = u.email', 'no-people-list b.pug +row(u) → mixins.pug = u.email'],
    ],
    [
      'Go hands the dot on',
      { 'a.gohtml': '{{ range .Users }}{{ template "row.gohtml" . }}{{ end }}', 'row.gohtml': '{{ .Email }}' },
      ['no-people-list a.gohtml {{ template "row.gohtml" . }} → row.gohtml {{ .Email }}'],
    ],
    [
      'Pug',
      { 'a.pug': 'each u in users\n  include row', 'row.pug': 'p= u.email' },
      ['no-people-list a.pug include row → row.pug = u.email'],
    ],
    [
      'a Go define',
      { 'a.gohtml': '{{ define "row" }}{{ .Email }}{{ end }}{{ range .Users }}{{ template "row" . }}{{ end }}' },
      ['no-people-list a.gohtml {{ template "row" . }} → a.gohtml {{ .Email }}'],
    ],
    [
      'a Pug mixin',
      { 'a.pug': 'mixin row(u, x)\n  td= u.email\neach one in users\n  +row(one, 1)\n+row(user)' },
      ['no-people-list a.pug +row(one, 1) → a.pug = u.email'],
    ],
    [
      'a macro',
      { 'a.njk': '{% macro row(u) %}{{ u.email }}{% endmacro %}{% for one in users %}{{ row(one) }}{% endfor %}{{ row(user) }}' },
      ['no-people-list a.njk {{ row(one) }} → a.njk {{ u.email }}'],
    ],
    [
      'mj-include in a loop prints each element, and outside of it none',
      {
        'a.mjml': '<mjml><mj-body><mj-include path="./row.mjml"/>{{#each users}}<mj-include path="./row.mjml"/>{{/each}}</mj-body></mjml>',
        'b.mjml': '<mjml><mj-body>{% for u in users %}<mj-include path="one.html" type="html"/>{% endfor %}</mj-body></mjml>',
        'row.mjml': '<mj-text>{{email}}</mj-text>',
        'one.html': '<b>{{ u.email }}</b>',
      },
      [
        'no-people-list a.mjml <mj-include path="./row.mjml"/> → row.mjml {{email}}',
        'no-people-list b.mjml <mj-include path="one.html" type="html"/> → one.html {{ u.email }}',
      ],
    ],
    [
      'include as a function, with what it is handed',
      {
        'a.twig': "{% for u in users %}{{ include('row.twig', {p: u}) }}{% endfor %}{{ include('row.twig', {p: user}) }}",
        'b.twig': "{% for u in users %}{{ include('row.twig', {'p': seller}, with_context = false) }}{% endfor %}",
        'row.twig': '{{ p.email }}',
      },
      ["no-people-list a.twig {{ include('row.twig', {p: u}) }} → row.twig {{ p.email }}"],
    ],
    [
      'include with a hash, alone or beside the names around it',
      {
        'a.twig': "{% for u in users %}{% include 'row.twig' with {'p': u} only %}{% endfor %}",
        'b.njk': "{% for p in users %}{% include 'row.twig' with {p} %}{% endfor %}",
        'c.twig': "{% for u in users %}{% include 'row.twig' with {p: seller} only %}{% endfor %}",
        'row.twig': '{{ p.email }}',
      },
      [
        "no-people-list a.twig {% include 'row.twig' with {'p': u} only %} → row.twig {{ p.email }}",
        "no-people-list b.njk {% include 'row.twig' with {p} %} → row.twig {{ p.email }}",
      ],
    ],
    [
      'an inline partial',
      { 'a.hbs': '{{#*inline "row"}}{{email}}{{/inline}}{{#each users}}{{> row}}{{/each}}' },
      ['no-people-list a.hbs {{> row}} → a.hbs {{email}}'],
    ],
    [
      'the same partial for one person is quiet',
      { 'a.hbs': '{{> card user}}{{> card person=user}}', 'card.hbs': '{{email}} {{person.email}}' },
      [],
    ],
    [
      'a partial that has the list itself is told once, where it stands',
      { 'a.hbs': '{{> list}}', 'list.hbs': '{{#each users}}{{email}}{{/each}}' },
      ['no-people-list list.hbs {{email}} → list.hbs {{email}}'],
    ],
    [
      'an isolated render does not see the loop variable',
      { 'a.liquid': "{% for u in users %}{% render 'row' %}{% endfor %}", 'row.liquid': '{{ u.email }}' },
      [],
    ],
  ])('%s', (_name, files, expected) => {
    expect(analysed(files).told).toEqual(expected)
  })

  it('ends on cycles and says so', () => {
    const { told, notes } = analysed({ 'a.hbs': '{{#each users}}{{> b}}{{/each}}', 'b.hbs': '{{email}}{{> a}}' })
    expect(told).toEqual(['no-people-list a.hbs {{> b}} → b.hbs {{email}}'])
    expect(analysed({ 'a.hbs': '{{> a}}' }).notes).toEqual([
      { file: 'a.hbs', message: 'Include not followed: “a” leads back to a template that includes it.' },
    ])
    expect(notes).toEqual([])
  })

  it('never leaves the project', () => {
    const include = (target: string): IncludeFact => ({ span: [0, 0], via: 'ejs', args: {}, inherits: true, target })
    const resolve = resolveAmong(new Set(['mail/a.ejs', 'mail/b.ejs', 'top.ejs', 'layouts/base.ejs']))
    expect(resolve('mail/a.ejs', include('b'))).toEqual({ file: 'mail/b.ejs' })
    expect(resolve('mail/a.ejs', include('../top'))).toEqual({ file: 'top.ejs' })
    expect(resolve('mail/a.ejs', include('base'))).toEqual({ file: 'layouts/base.ejs' })
    expect(resolve('mail/a.ejs', include('/top.ejs'))).toEqual({ file: 'top.ejs' })
    expect(resolve('mail/a.ejs', include('missing'))).toBeUndefined()
    for (const target of [
      '../../etc/passwd',
      '..\\..\\secret',
      '%2e%2e/%2e%2e/secret',
      '/etc/passwd',
      'C:\\secret.ejs',
      'x/../../../top',
    ]) {
      expect(resolve('mail/a.ejs', include(target))).toHaveProperty('refused')
    }
    const { notes } = analysed({ 'a.mjml': '<mjml><mj-body><mj-include path="../../etc/passwd" /></mj-body></mjml>' })
    expect(notes).toEqual([{ file: 'a.mjml', message: 'Include not followed: “../../etc/passwd” leads out of the project.' }])
  })

  it('takes the host’s word for where an include leads', () => {
    const files = [
      { file: 'a.hbs', text: '{{#each users}}{{> Card}}{{/each}}' },
      { file: 'b.hbs', text: '{{email}}' },
    ]
    const { findings } = analyzeTemplates(files, {
      rules: templateRules,
      resolve: (_from, { target }) => (target === 'Card' ? { file: 'b.hbs' } : undefined),
    })
    expect(findings).toHaveLength(1)
    const refused = analyzeTemplates(files, { rules: templateRules, resolve: () => ({ refused: 'a link that leads out of the project' }) })
    expect(refused.findings).toEqual([])
    expect(refused.notes).toMatchObject([{ file: 'a.hbs', message: 'Include not followed: a link that leads out of the project.' }])
  })
})
