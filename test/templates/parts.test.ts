import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import { unmark } from './marked.js'

/** Mails made of several files; `⟦⟧` mark what is told, and the reader’s own data stand beside it. */
describe('parts in other files', () => {
  it.each<[name: string, files: Readonly<Record<string, string>>]>([
    [
      'go-parts',
      {
        'mail/parts.gohtml': '{{define "person"}}<li>{{.Name}} {{.Email}}</li>{{end}}',
        'mail/welcome.gohtml': '<ul>{{range .Members}}⟦{{template "person" .}}⟧{{end}}</ul>',
      },
    ],
    [
      'go-parts-own',
      {
        'mail/parts.gohtml': '{{define "person"}}<li>{{.Name}} {{.Email}}</li>{{end}}',
        'mail/welcome.gohtml': '<ul>{{template "person" .User}}</ul>',
      },
    ],
    [
      'go-layout',
      {
        'mail/layout.gohtml': '{{define "layout"}}<html>{{template "content" .}}</html>{{end}}',
        'mail/a.gohtml': '{{define "content"}}{{range .Users}}⟦{{.Email}}⟧{{end}}{{end}}{{template "layout" .}}',
      },
    ],
    ['hbs-this', { 'mail/partials/list.hbs': '{{#each this}}<li>{{name}} {{phone}}</li>{{/each}}', 'mail/a.hbs': '⟦{{> list guests}}⟧' }],
    [
      'hbs-this-own',
      { 'mail/partials/list.hbs': '{{#each this}}<li>{{label}} {{street}}</li>{{/each}}', 'mail/a.hbs': '{{> list user.addresses}}' },
    ],
    [
      'hbs-cell',
      {
        'mail/partials/cell.hbs': '<td>{{this}}</td>',
        'mail/a.hbs': '{{#each users}}⟦{{> cell email}}⟧{{> cell name}}{{/each}}{{> cell user.email}}',
      },
    ],
    [
      'hbs-block',
      {
        'mail/partials/card.hbs': '<div>{{> @partial-block }}</div>',
        'mail/a.hbs': '{{#each users}}{{#> card}}⟦{{email}}⟧{{/card}}{{/each}}{{#> card user}}{{email}}{{/card}}',
      },
    ],
    [
      'hbs-hash',
      {
        'mail/partials/contact.hbs': '<a href="tel:{{person.phone}}">{{person.name}}</a>',
        'mail/a.hbs': '{{#each riders as |r|}}⟦{{> contact person=r}}⟧{{/each}}{{> contact person=driver}}',
      },
    ],
    [
      'liquid-render',
      {
        'snippets/person.liquid': '{{ person.name }} {{ person.email }}',
        'mail/a.liquid': "⟦{% render 'person' for attendees as person %}⟧{% render 'person', person: customer %}",
      },
    ],
    [
      'liquid-capture-render',
      {
        'snippets/row.liquid': '<td>{{ u.phone }}</td>',
        'mail/a.liquid': "{% capture rows %}{% for u in users %}⟦{% include 'row', u: u %}⟧{% endfor %}{% endcapture %}{{ rows }}",
      },
    ],
    [
      'django-include',
      {
        'templates/mail/_person.html': '{% load i18n %}{{ person.get_full_name }} {{ person.email }}',
        'templates/mail/a.html':
          '{% load i18n %}{% for user in users %}⟦{% include "mail/_person.html" with person=user only %}⟧{% endfor %}{% include "mail/_person.html" with person=request.user %}',
      },
    ],
    [
      'django-extends',
      {
        'templates/mail/base.html': '{% load i18n %}<html>{% block people %}{% endblock %}{{ user.email }}</html>',
        'templates/mail/a.html':
          '{% extends "mail/base.html" %}{% block people %}{% for guest in guests %}⟦{{ guest.email }}⟧{% endfor %}{% endblock %}',
      },
    ],
    [
      'njk-import',
      {
        'mail/m.njk':
          '{% macro cell(v) %}<td>{{ v }}</td>{% endmacro %}{% macro row(u) %}{{ cell(u.name) }}{{ cell(u.email) }}{% endmacro %}',
        'mail/a.njk': '{% import "m.njk" as m %}{% for u in users %}⟦{{ m.row(u) }}⟧{% endfor %}{{ m.row(user) }}',
      },
    ],
    [
      'njk-call-import',
      {
        'mail/m.njk': '{% macro each(list) %}{% for x in list %}{{ caller(x) }}{% endfor %}{% endmacro %}',
        'mail/a.njk':
          '{% from "m.njk" import each %}⟦{% call(u) each(users) %}⟧{{ u.email }}{% endcall %}{% call(l) each(lines) %}{{ l.title }}{% endcall %}',
      },
    ],
    [
      'twig-embed',
      {
        'mail/card.html.twig': '<div>{% block body %}{% endblock %}</div>',
        'mail/a.html.twig':
          '{% for u in users %}{% embed "card.html.twig" %}{% block body %}⟦{{ u.email }}⟧{% endblock %}{% endembed %}{% endfor %}',
      },
    ],
    [
      'twig-include-fn',
      {
        'mail/p.html.twig': '{{ person.email }}',
        'mail/a.html.twig':
          "{% for u in users %}⟦{{ include('p.html.twig', { person: u }) }}⟧{% endfor %}{{ include('p.html.twig', { person: app.user }) }}",
      },
    ],
    [
      'ejs-include',
      {
        'views/row.ejs': '<li><%= person.name %> <%= person.phone %></li>',
        'views/a.ejs':
          "<% guests.filter(function (g) { return g.coming }).forEach(function (g) { %>⟦<%- include('row', { person: g }) %>⟧<% }) %><%- include('row', { person: user }) %>",
      },
    ],
    [
      'ejs-include-own',
      {
        'views/row.ejs': '<li><%= person.name %> <%= person.phone %></li>',
        'views/a.ejs':
          "<% guests.filter(function (g) { return g.id === guest.id }).forEach(function (g) { %><%- include('row', { person: g }) %><% }) %>",
      },
    ],
    [
      'eta-partial',
      { 'views/row.eta': '<%= it.p.email %>', 'views/a.eta': "<% it.users.forEach(u => { %>⟦<%~ include('./row', { p: u }) %>⟧<% }) %>" },
    ],
    [
      'pug-mixin-file',
      {
        'mail/m.pug': 'mixin person(p)\n  li= p.name\n  li= p.email',
        'mail/a.pug': 'include m\neach u in users\n  ⟦+person(u)⟧\n+person(user)',
      },
    ],
    ['pug-include', { 'mail/row.pug': 'p= u.phone', 'mail/a.pug': 'each u in users\n  ⟦include row⟧' }],
    ['velocity-parse', { 'mail/row.vm': '<b>$u.email</b>', 'mail/a.vm': '#foreach($u in $users)⟦#parse("row.vm")⟧#end' }],
    [
      'mjml-include',
      {
        'mail/row.mjml': '<mj-text>{{email}}</mj-text>',
        'mail/a.mjml': '<mjml><mj-body>{{#each users}}⟦<mj-include path="./row.mjml" />⟧{{/each}}</mj-body></mjml>',
      },
    ],
    [
      'mustache-partial',
      { 'mail/row.mustache': '{{name}} {{email}}', 'mail/a.mustache': '{{#users}}⟦{{> row}}⟧{{/users}}{{#user}}{{> row}}{{/user}}' },
    ],
    [
      'hbs-own-partial',
      {
        'mail/row.hbs': '{{name}} {{email}}',
        'mail/a.hbs':
          '{{#each members}}{{#if isMe}}{{> row}}{{/if}}{{#if (eq id ../user.id)}}{{> row this}}{{/if}}{{/each}}{{#with (lookup members user.id)}}{{> row}}{{/with}}',
      },
    ],
    [
      'liquid-own-render',
      {
        'snippets/person.liquid': '{{ person.name }} {{ person.email }}',
        'mail/a.liquid':
          "{% assign me = members | where: \"id\", customer.id | first %}{% render 'person', person: me %}{% for m in members %}{% if m.id == customer.id %}{% render 'person', person: m %}{% endif %}{% endfor %}",
      },
    ],
  ])('%s', (_, files) => {
    const read = Object.entries(files).map(([file, marked]) => ({ file, ...unmark(marked) }))
    const { findings } = analyzeTemplates(read, { rules: templateRules })
    const told = findings.map(({ file, span }) => `${file} ${span.join('-')}`)
    expect(told.sort()).toEqual(read.flatMap(({ file, spans }) => spans.map((span) => `${file} ${span}`)).sort())
  })
})
