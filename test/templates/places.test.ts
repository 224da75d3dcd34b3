import { describe, expect, it } from 'vitest'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import type { TemplateContext } from '../../packages/core/src/template.js'

function shown({ place, element, attribute, condition, scheme, component }: TemplateContext): string {
  const parts: string[] = [place, element ?? '-']
  if (attribute) parts.push(attribute)
  if (scheme) parts.push(`${scheme}:`)
  if (component && component !== element) parts.push(`in ${component}`)
  if (condition) parts.push(`if ${condition}`)
  return parts.join(' ')
}

/** Outputs in order, each with its place. */
function placesIn(file: string, text: string): string[] {
  return readTemplate(text, { file }).outputs.map(({ context }) => shown(context))
}

describe('places', () => {
  it.each<[string, string, string[]]>([
    ['a.hbs', '<a {{#if b}}href="{{u}}"{{/if}}>{{x}}</a>', ['url a href', 'text a']],
    [
      'a.hbs',
      '<div {{#if a}}class="{{a}}"{{else}}class="{{b}}"{{/if}}><b>{{x}}</b></div>',
      ['attribute div class', 'attribute div class', 'text b'],
    ],
    ['a.hbs', '<style>.a{color:{{c}}}</style><title>{{t}}</title>{{x}}', ['style style', 'title title', 'text -']],
    [
      'a.hbs',
      '<!-- {{a}} --><!--[if mso]><a href="mailto:{{b}}">{{c}}</a><![endif]-->',
      ['comment -', 'url a href mailto: if mso', 'text a if mso'],
    ],
    ['a.hbs', '<!--[if !mso]><!--><p>{{a}}</p><!--<![endif]-->', ['text p']],
    ['a.hbs', '<td style="display:none"><!--[if mso]></td></tr></table><![endif]-->{{a}}</td>', ['hidden td']],
    ['a.hbs', '<{{tag}} class="{{c}}">{{x}}</{{tag}}>', ['markup xxxxxxx', 'attribute xxxxxxx class', 'text xxxxxxx', 'markup xxxxxxx']],
    ['a.hbs', '<a {{{attrs}}} href={{u}}>{{x}}</a>', ['attribute a xxxxxxxxxxx', 'url a href', 'text a']],
    ['a.hbs', '<p>{{#if a}}1 < 2{{/if}} {{x}} <b>{{y}}</b></p>', ['text p', 'text b']],
    ['a.hbs', "<a href='{{link 'u' id}}'>{{x}}</a>", ['url a href', 'text a']],
    ['a.hbs', '{{!-- <a href="{{no}}"> --}}<b>{{x}}</b>', ['text b']],
    ['a.hbs', '<div style="display: none; max-height: 0">{{a}}<p>{{b}}</p></div>{{c}}', ['hidden div', 'hidden p', 'text -']],
    ['a.hbs', '<span class="preheader" style="display:none">{{a}}</span><div hidden>{{b}}</div>', ['preheader span', 'hidden div']],
    [
      'a.hbs',
      '<p style="color:{{c}}">{{x}}</p><br/>{{y}}<img src="{{z}}">{{w}}',
      ['style p style', 'text p', 'text -', 'url img src', 'text -'],
    ],
    ['a.liquid', '<a {% if n > 1 %}href="{{ u }}"{% endif %}>{{ x }}</a>', ['url a href', 'text a']],
    ['a.liquid', '<div class="{% if a == "x" %}{{ c }}{% endif %}">{{ x }}</div>', ['attribute div class', 'text div']],
    ['a.liquid', '{% raw %}<a href="{{ no }}">{% endraw %}<b>{{ x }}</b>', ['text b']],
    ['a.ejs', '<a <% if (n > 1) { %>href="<%= u %>"<% } %>><%= x %></a>', ['url a href', 'text a']],
    ['a.ejs', '<a href="<%= url("a") %>"><%= "<b>" + x %></a>', ['url a href', 'text a']],
    ['a.ejs', '<script>var s = "<%= x %>"; if (a < b) {}</script><p><%= y %></p>', ['script script', 'text p']],
    ['a.njk', '---\nsubject: Hi {{ name }}\n---\n<p>{{ x }}</p>', ['header -', 'text p']],
    ['mail/subject.hbs', 'Hi {{name}}', ['header -']],
    ['a.txt', 'Subject: Hi {{name}}\nTo: {{to}}\n\nDear {{name}}', ['header -', 'header -', 'text -']],
    [
      'a.pug',
      'title= a\np.preheader= b\ndiv(style="display:none")\n  p #{c}\na(href=d, title=e)= f',
      ['title title', 'preheader p', 'hidden p', 'url a href', 'attribute a title', 'text a'],
    ],
    [
      'a.mjml',
      '<mjml><mj-head><mj-title>{{t}}</mj-title><mj-preview>{{p}}</mj-preview></mj-head><mj-body>{{#each users}}<mj-section><mj-column><mj-image src="{{a}}" /><mj-text>{{b}}</mj-text><mj-table><tr><td>{{c}}</td></tr></mj-table><mj-button href="mailto:{{d}}">x</mj-button></mj-column></mj-section>{{/each}}</mj-body></mjml>',
      ['title mj-title', 'preheader mj-preview', 'url mj-image src', 'text mj-text', 'text td in mj-table', 'url mj-button href mailto:'],
    ],
  ])('%s: %s', (file, text, expected) => {
    expect(placesIn(file, text)).toEqual(expected)
  })

  it('are UTF-16 offsets with any line end, a byte order mark and astral characters', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = `\ufeff<p>👩‍👩‍👧 𝒳</p>${eol}<a title="é{{a.b}}">${eol}{{#each users}}${eol}{{email}}{{/each}}`
      const { outputs, blocks } = readTemplate(text, { file: 'a.hbs' })
      expect(outputs.map(({ span }) => text.slice(...span))).toEqual(['{{a.b}}', '{{email}}'])
      expect(outputs.flatMap(({ paths }) => paths.map(({ span }) => text.slice(...span)))).toEqual(['a.b', 'email'])
      expect(blocks.map(({ open }) => text.slice(...open))).toEqual(['{{#each users}}'])
    }
  })
})

describe('dialects told apart', () => {
  it.each<[string, string, string[]]>([
    ['a.html', '{% if a %}{{ b }}{% endif %}', ['jinja']],
    ['a.html', '{% assign a = b %}{{ a }}', ['liquid']],
    ['a.html', '<%= a %> {{ b }}', ['ejs']],
    ['a.html', '{{#each a}}{{/each}}', ['handlebars']],
    ['a.html', 'Hi {{ name|title }}', ['jinja']],
    ['a.html', 'Hi {{ .Name }}', ['go']],
    ['a.html', '{{{ each a }}}{./b}{{{ end }}}', ['benchpress']],
    ['a.html', '*|FNAME|* {{fname}}', ['handlebars', 'mailchimp']],
    ['a.html', '{{name}} <%asm_group_unsubscribe_url%>', ['handlebars', 'sendgrid-legacy']],
    ['a.html', 'Hi %recipient.first%, 100% sure, width="50%"', ['mailgun']],
    ['a.html', '%FIRSTNAME% %UNSUBSCRIBELINK%', ['activecampaign']],
    ['a.html', '{{lead.First Name:default=Friend}}', ['marketo']],
    ['a.html', '[[data:firstname:"there"]]', ['mailjet']],
    ['a.html', '<!--[if mso]><b>x</b><![endif]-->[firstname,fallback=friend]', ['campaign-monitor']],
    ['a.html', '%%[ set @a = 1 ]%%', ['ampscript']],
    ['a.html', 'Dear ${lead.FirstName}', ['velocity']],
    ['a.mjml', '<mj-text>${name}</mj-text>', ['es-template']],
    ['a.html', '<!-- BEGIN HEADER --><p>*|FNAME|*</p><!-- END HEADER --><style>a{b}</style>', ['mailchimp']],
    ['a.tpl', '<!-- IMPORT emails/partials/header.tpl --><p>{username}</p>', ['benchpress']],
    ['a.html', '<td class="mktoText" id="a" style="color:${linkColor}">{{lead.First Name}}</td>', ['marketo']],
    ['a.vm', 'Hi ${firstName}, $user.Name', ['velocity']],
    ['a.html', '<p>Dear [[First_Name]], we write to [[Email]]</p>', []],
    ['a.html', '<p style="width:50%">10% off, a-b-c, {not} [a] $5 #1</p>', []],
  ])('%s: %s', (file, text, expected) => {
    expect(readTemplate(text, { file }).dialects).toEqual(expected)
  })

  it('a chosen dialect is taken at its word', () => {
    expect(readTemplate('{{ a|b }}', { file: 'a.html', dialect: 'handlebars' }).dialects).toEqual(['handlebars'])
    expect(readTemplate('{% for a in var:b %}{{ a.c }}{% endfor %}', { file: 'a.html', dialect: 'mailjet' }).dialects).toEqual([
      'jinja',
      'mailjet',
    ])
  })
})
