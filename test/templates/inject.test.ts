import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import type { DialectName } from '../../packages/core/src/template.js'
import { fileNames } from './fixtures.js'
import { seeded } from '../seeded.mjs'
import { inject, injectedPlaces } from './inject.js'

/** Healthy mails of each language, with room for a leak. */
const healthy: Partial<Record<Exclude<DialectName, 'jsx'>, string>> = {
  handlebars:
    '{{#if order}}<p>Hi {{user.name}}, your order {{order.id}}:</p>{{#each order.lines}}<tr><td>{{title}}</td></tr>{{/each}}{{/if}}<a href="{{url}}">See</a>',
  benchpress: '<p>Hi {username}</p>{{{ each topics }}}<a href="{url}{./slug}">{./title}</a>{{{ end }}}<p>Bye</p>',
  liquid:
    '<p>Hi {{ customer.first_name }}</p>{% for line in order.line_items %}<tr><td>{{ line.title }}</td></tr>{% endfor %}<a href="{{ shop.url }}">{{ shop.name }}</a>',
  jinja:
    '{% block body %}<p>Hi {{ user.name|default("you") }}</p>{% for line in lines %}<tr><td>{{ line.title }}</td></tr>{% endfor %}{% endblock %}<p>Bye</p>',
  ejs: '<p>Hi <%= user.name %></p><% for (const line of lines) { %><tr><td><%= line.title %></td></tr><% } %><% if (url) { %><a href="<%= url %>">See</a><% } %>',
  go: '<p>Hi {{ .User.Name }}</p>{{ range .Lines }}<tr><td>{{ .Title }}</td></tr>{{ end }}<a href="{{ .Url }}">See</a>',
  vue: '<template><div><p>Hi {{ user.name }}</p><tr v-for="line in lines"><td>{{ line.title }}</td></tr><a :href="url">See</a></div></template>',
  velocity: '<p>Hi ${lead.FirstName}</p>#foreach($line in $lines)<td>${line.title}</td>#end<p>Bye</p>',
  ampscript: '<p>Hi %%First Name%%</p><p>%%=v(@total)=%%</p><a href="%%unsub_center_url%%">x</a>',
}

const page = (body: string): string =>
  `<!doctype html><html><head><title>Mail</title><style>p{margin:0}</style></head><body><table>${body}</table><p>© acme</p></body></html>`
const mjml = (body: string): string =>
  `<mjml><mj-head><mj-title>Mail</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section></mj-body></mjml>`

describe('leaks put into healthy templates', () => {
  it.each(Object.keys(healthy) as Exclude<DialectName, 'jsx'>[])('%s', (dialect) => {
    const random = seeded(4)
    const missed: string[] = []
    let count = 0
    for (const whole of dialect === 'vue' ? [healthy[dialect]!] : [page(healthy[dialect]!), mjml(healthy[dialect]!)]) {
      const file = fileNames[dialect]
      expect(analyzeTemplates([{ file, text: whole }], { rules: templateRules }).findings).toEqual([])
      for (const place of injectedPlaces) {
        for (let round = 0; round < 20; round++) {
          const injected = inject(whole, dialect, place, random)
          if (!injected) continue
          count++
          const { findings } = analyzeTemplates([{ file, text: injected.text }], { rules: templateRules })
          const exact = findings.length === 1 && findings[0]!.span[0] === injected.span[0] && findings[0]!.span[1] === injected.span[1]
          if (!exact) missed.push(`${place}: ${injected.text.slice(...injected.span)}`)
        }
      }
    }
    expect(count).toBeGreaterThan(50)
    expect(missed).toEqual([])
  })
})
