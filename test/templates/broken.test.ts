import { describe, expect, it } from 'vitest'
import { readTemplate } from '../../packages/core/src/frontends/template.js'

const notesOf = (file: string, text: string): string[] =>
  readTemplate(text, { file }).notes.map(({ kind, line, span, message }) => {
    expect(kind).toBe('syntax')
    return `${line} ${text.slice(...span)} | ${message}`
  })

const unclosed = 'is never closed: what follows is read as if it stood inside. Close it where it ends.'
const stray = 'closes nothing that is open. Remove it, or open the block before it.'

describe('a broken template says so, with the line and the way out', () => {
  it.each<[file: string, text: string, notes: string[]]>([
    ['a.hbs', '<p>\n{{#if member}}<b>{{name}}</b>', [`2 {{#if member}} | {{#if member}} ${unclosed}`]],
    ['a.hbs', '{{#each rows}}{{#if a}}{{/each}}', [`1 {{#if a}} | {{#if a}} ${unclosed}`]],
    ['a.hbs', '<p>{{name}}</p>\r\n{{/if}}', [`2 {{/if}} | {{/if}} ${stray}`]],
    [
      'a.liquid',
      '{% for line in order.lines %}{{ line.title }}',
      [`1 {% for line in order.lines %} | {% for line in order.lines %} ${unclosed}`],
    ],
    ['a.njk', '{% if a %}x{% endif %}{% endif %}', [`1 {% endif %} | {% endif %} ${stray}`]],
    [
      'a.ejs',
      '<% lines.forEach((line) => { %>\n<%= line %>',
      [`1 <% lines.forEach((line) => { %> | <% lines.forEach((line) => { %> ${unclosed}`],
    ],
    ['a.gohtml', '{{ range .Lines }}{{ .Title }}', [`1 {{ range .Lines }} | {{ range .Lines }} ${unclosed}`]],
    ['a.vm', '#foreach($line in $lines)$line', [`1 #foreach($line in $lines) | #foreach($line in $lines) ${unclosed}`]],
    ['a.gohtml', '{{/* an {{ if }} */}}{{ if .Late }}x{{ end }}{{ end }}', [`1 {{ end }} | {{ end }} ${stray}`]],
    [
      'a.mjml',
      '<mjml><mj-body>{{#if a}}<mj-text>x{{else}}<mj-text>y</mj-text>{{/if}}</mj-body></mjml>',
      ['1 <mj-text> | <mj-text> is never closed, and MJML takes what follows for its content. Close it with </mj-text>.'],
    ],
    [
      'part.mjml',
      '<mj-section><mj-column></mj-section>',
      ['1 <mj-column> | <mj-column> is never closed, and MJML takes what follows for its content. Close it with </mj-column>.'],
    ],
    [
      'a.mjml',
      '<mjml><mj-body>\n<mj-section>\n  See you soon\n  <mj-column>{{#if a}}<mj-text>{{a}}</mj-text>{{/if}} The team</mj-column></mj-section></mj-body></mjml>',
      [
        '3 See you soon | “See you soon” stands right in <mj-section>, and MJML leaves it out. Put it into <mj-text>.',
        '4 The team | “The team” stands right in <mj-column>, and MJML leaves it out. Put it into <mj-text>.',
      ],
    ],
    ['a.hbs', '<p>Dear {{name</p>', ['1 {{name | {{name has no end, and is no tag. Close it.']],
    [
      'a.mjml',
      '<mjml><mj-body>\n<mj-image src="a.png">\n<mj-text>{{name}}</mj-text></mj-section></mj-body></mjml>',
      [
        '2 <mj-image src="a.png"> | <mj-image> is never closed, and MJML takes what follows for its content. Close it with </mj-image>.',
        '3 </mj-section> | </mj-section> closes nothing that is open. Remove it, or open <mj-section> before it.',
      ],
    ],
  ])('%s %j', (file, text, notes) => {
    expect(notesOf(file, text)).toEqual(notes)
  })

  it.each<[file: string, text: string]>([
    ['a.hbs', '{{#each rows}}{{#if a}}{{b}}{{else}}c{{/if}}{{/each}} \\{{quoted {{!-- {{#if a}} --}} {{{{raw}}}}{{#if a}}{{{{/raw}}}}'],
    [
      'a.mjml',
      '<mjml><mj-body><mj-section><!-- a note --><mj-column>{{> row}}&nbsp;<mj-image src="a.png" alt="Two > one" /></mj-column><mj-column>@foreach($a as $b)<mj-raw>as it is</mj-raw><mj-text>x</mj-text></mj-column></mj-section></mj-body></mjml>',
    ],
    ['a.twig', '{% block title "Your order" %}{% style_block %}{% endstyle_block %}{% set a %}x{% endset %}'],
    ['a.njk', '{% raw %}{{ name {% if %}{% endraw %}'],
    ['a.liquid', '{% form "contact" %}{% endform %}{% liquid\nif a\necho b\nendif %}'],
    ['a.ejs', '<% if (a) { %>b<% } else { %>c<% } %><%% quoted'],
    ['a.html', '*|END:IF|* <p>One<p>Two<br><style>a{b:c}</style>'],
    ['footer.hbs', '</mj-body></mjml>'],
    ['footer.mjml', '{{> rest}}</mj-body></mjml>'],
    ['a.mjml', '<mjml><mj-body><mj-image src="a" /><mj-text><p>One<br>{{x}}</mj-text><mj-style>a > b {}</mj-style></mj-body></mjml>'],
    ['a.gohtml', '{{/* {{ if .Paid }} */}}{{- /* {{ end }}\n{{ range }} */ -}}{{ if .Paid }}{{ .Total }}{{ end }}'],
    ['a.html', '{{/* {{ if .Paid }} */}}{{ range .Lines }}{{ .Title }}{{ end }}'],
    ['a.gohtml', '{{ printf `{{ if %s }}` .Name }}{{ if eq .Mark "}} {{" }}{{ .Name }}{{ end }}{{ `\n{{ range }}\n` }}'],
    [
      'a.mjml',
      '<mjml><mj-body>{{#if a}}<mj-section a="b">{{else}}<mj-section c="d">{{/if}}<mj-column></mj-column></mj-section></mj-body></mjml>',
    ],
    ['a.mjml', '<mjml><mj-body>{{#if a}}<mj-section>{{/if}}{{#unless a}}<mj-section c="d">{{/unless}}</mj-section></mj-body></mjml>'],
    ['a.mjml', '<mjml><mj-body><% if (a) { %><mj-section><% } else { %><mj-section c="d"><% } %></mj-section></mj-body></mjml>'],
    [
      'a.mjml',
      '<mjml><mj-body>{% if a %}<mj-text>{% elif b %}<mj-text c="d">{% else %}<mj-text e="f">{% endif %}x</mj-text></mj-body></mjml>',
    ],
    ['a.mjml', '<mjml><mj-body>{{> card-begin}}<mj-text>{{x}}</mj-text></mj-column></mj-section></mj-body></mjml>'],
    ['header.mjml', '<mj-section><mj-column><mj-text>{{name}}</mj-text>'],
    ['footer.mjml', '<mj-text>Yours</mj-text></mj-column></mj-section>'],
    ['a.vm', '#[[ #if #foreach($x in $y) ]]#$order.total #set($a = 1)'],
    ['a.hbs', '{{#[open orders]}}{{title}}{{/[open orders]}}{{#order.[lines of it]}}{{title}}{{/order.[lines of it]}}'],
    ['a.pug', 'if a\n  p b\nelse\n  p c'],
  ])('and a whole one, or a part of one, does not: %s %j', (file, text) => {
    expect(notesOf(file, text)).toEqual([])
  })
})
