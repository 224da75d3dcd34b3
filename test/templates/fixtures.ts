import type { DialectName } from '../../packages/core/src/template.js'
import { components } from './components.js'

export const ruleNames = ['no-people-list', 'no-foreign-data', 'no-real-person', 'no-wide-merge-tag'] as const
export type TemplateRuleName = (typeof ruleNames)[number]

/** `⟦⟧` mark the places where the rule must speak; nothing else may be said. */
export interface Cell {
  readonly leaky: readonly string[]
  readonly safe: readonly string[]
}

/** A string says why there is nothing to show. */
export type Row = Readonly<Record<TemplateRuleName, Cell | string>>

const flat = 'A merge tag stands for one contact, and the service loops over articles and products at most, never over contacts.'
const flatIndex = 'The service fills every tag for the contact that it writes to; no tag picks another one.'
/** File name by dialect: the extension, or the markers in the text, must tell the dialect. */
export const fileNames: Readonly<Record<Exclude<DialectName, 'jsx'>, string>> = {
  handlebars: 'mail.hbs',
  benchpress: 'mail.tpl',
  liquid: 'mail.liquid',
  jinja: 'mail.njk',
  ejs: 'mail.ejs',
  pug: 'mail.pug',
  vue: 'mail.vue',
  go: 'mail.gohtml',
  'es-template': 'mail.html',
  ampscript: 'mail.ampscript',
  velocity: 'mail.vm',
  mailchimp: 'mail.html',
  mailgun: 'mail.html',
  activecampaign: 'mail.html',
  mailjet: 'mail.html',
  'sendgrid-legacy': 'mail.html',
  'campaign-monitor': 'mail.html',
  marketo: 'mail.html',
}

function real(before: string, tag: string): Cell {
  return {
    leaky: [
      `${before}<p>Ask ⟦petra.lindqvist@gmail.com⟧ ${tag}</p>`,
      `${before}<a href="https://acme.test/reset?token=⟦q7Yz2Kp9LmX4vTb8RnW3⟧">Go</a>${tag}`,
    ],
    safe: [
      `${before}<p>Ask support@acme.com or jane@example.com ${tag}</p>`,
      `${before}<p>${tag}@gmail.com</p><a href="https://acme.test/reset?token=${tag}">Go</a>`,
    ],
  }
}

const shared = (tag: string, before = ''): Cell => ({
  leaky: [`${before}<a href="https://www.facebook.com/sharer/sharer.php?u=https://acme.test/?e=⟦${tag}⟧">Share</a>`],
  safe: [`${before}<p>${tag}</p><a href="https://acme.test/?e=${tag}">Mine</a>`],
})

export const fixtures: Readonly<Record<Exclude<DialectName, 'jsx'>, Row>> = {
  handlebars: {
    'no-people-list': {
      leaky: [
        '{{#each members}}{{#if (eq id ../user.id)}}you{{else}}⟦{{email}}⟧{{/if}}{{/each}}{{#each members}}{{#unless (eq id ../user.id)}}⟦{{email}}⟧{{/unless}}{{/each}}{{#each members}}{{#if (eq teamId ../team.id)}}⟦{{email}}⟧{{/if}}{{/each}}',
        '{{#each users}}<li>{{name}} ⟦{{email}}⟧</li>{{/each}}',
        '{{=<% %>=}}<%#users%><li><%name%> ⟦<%email%>⟧ ⟦<%{phone}%>⟧ {{email}}</li><%/users%><%={{ }}=%>{{#users}}⟦{{phone}}⟧{{= | | =}}<!-- ⟦|&email|⟧ -->|! all ||/users|',
        '{{#each event.attendees as |guest i|}}<td title="⟦{{guest.phone}}⟧">{{i}}</td>{{/each}}',
        '<!-- {{#subscribers}}⟦{{email}}⟧{{/subscribers}} -->',
        '<div style="display:none">⟦{{json customers}}⟧</div>',
        '<p>⟦{{join (pluck users "email") ", "}}⟧</p>',
        '<a href="⟦mailto:{{first.email}},{{second.email}}⟧">write</a>',
        '{{#each users}}{{#with address}}⟦{{street}}⟧{{/with}}{{/each}}',
        '<!--[if mso]><p>{{#each users}}⟦{{this.email}}⟧{{/each}}</p><![endif]-->',
      ],
      safe: [
        "{{#each members}}{{#if (eq id ../user.id)}}{{email}}{{/if}}{{/each}}{{#each members}}{{#ifEquals id ../currentUserId}}{{email}}{{/ifEquals}}{{#ifCond id '==' @root.user.id}}{{phone}}{{/ifCond}}{{/each}}",
        'Hi {{user.name}}, {{#each order.lines}}{{name}} {{price}}{{/each}}',
        '{{#each users}}{{id}} {{role}}{{/each}}{{=<% %>=}}{{#users}}{{email}}{{/users}} <%user.email%><% ! {{=[[ ]]=}} %><%#users%><%id%><%={{ }}=%> <%email%>{{/users}}',
        '{{#each users}}{{name}}{{/each}}',
        '{{#each user.emails}}{{this}}{{/each}}',
        '{{#each users}}{{mask email}}{{/each}}',
        '{{#each admins}}{{email}}{{/each}}',
        '{{users.length}} people, {{#if users}}some{{/if}}',
        '{{!-- {{#each users}}{{email}}{{/each}} --}}\\{{#each users}}\\{{email}}',
        '{{#each users}}x{{else}}{{email}}{{/each}}',
        '<a href="mailto:{{user.email}}?cc=support@acme.com">write</a>',
        '<a href="mailto:{{#if a}}{{a.email}}{{else}}{{b.email}}{{/if}}">write</a>',
      ],
    },
    'no-foreign-data': {
      leaky: [
        '<p>⟦{{users.[0].email}}⟧</p>',
        '⟦{{users.0.phone}}⟧',
        '{{#with (lookup members 0)}}⟦{{email}}⟧{{/with}}',
        '{{#with (first customers)}}⟦{{email}}⟧{{/with}}',
      ],
      safe: [
        '{{user.email}}',
        '{{order.lines.[0].name}}',
        '{{users.[0].id}}',
        '{{admins.[0].email}}',
        '{{user.emails.[0]}}',
        '{{recipients.[0].email}}',
      ],
    },
    'no-real-person': real('', '{{local}}'),
    'no-wide-merge-tag': {
      leaky: ['{{#cache "footer"}}⟦{{user.email}}⟧{{/cache}}', ...shared('{{user.email}}').leaky],
      safe: ['{{#cache "footer"}}{{site.title}}{{/cache}}', ...shared('{{user.email}}').safe],
    },
  },
  benchpress: {
    'no-people-list': {
      leaky: [
        '{{{ each users }}}<li>⟦{./email}⟧</li>{{{ end }}}',
        '{{{ each users }}}⟦{users.phone}⟧{{{ end }}}',
        '<!-- BEGIN users --><li>⟦{users.email}⟧</li><!-- END users -->',
      ],
      safe: ['{{{ each topics }}}{./title}{{{ end }}}{user.email}', '{{{ each users }}}{./username}{{{ end }}}'],
    },
    'no-foreign-data': {
      leaky: ['<!-- IMPORT emails/partials/header.tpl --><p>⟦{users.0.email}⟧</p>'],
      safe: ['{{{ if x }}}{topics.0.title} {user.email}{{{ end }}}'],
    },
    'no-real-person': real('{{{ if x }}}y{{{ end }}}', '{local}'),
    'no-wide-merge-tag': shared('{user.email}', '{{{ if x }}}y{{{ end }}}'),
  },
  liquid: {
    'no-people-list': {
      leaky: [
        '{% liquid\n  for user in users\n    echo user.name\n    ⟦echo user.email⟧\n  endfor\n%} *|UNSUB|*',
        '{% for m in members %}{% if m.id != user.id %}⟦{{ m.email }}⟧{% endif %}{% endfor %}{% for m in members %}{% unless m.id == user.id %}⟦{{ m.email }}⟧{% endunless %}{% endfor %}{% for m in members %}{% if m.role == role %}⟦{{ m.email }}⟧{% elsif m.id == user.id or m.vip %}⟦{{ m.phone }}⟧{% endif %}{% endfor %}',
        '{% for u in users %}<td>⟦{{ u.email }}⟧</td>{% endfor %}',
        '⟦{{ customers | map: "email" | join: ", " }}⟧',
        '{% assign all = subscribers | map: "phone" %}<a href="tel:⟦{{ all | join: "," }}⟧">x</a>',
        '{% tablerow u in event.attendees limit:3 %}⟦{{ u["email"] }}⟧{% endtablerow %}',
        '{%- liquid\n  for u in guests\n    ⟦echo u.email⟧\n  endfor\n-%}',
      ],
      safe: [
        '{% for m in members %}{% if m.id == user.id %}{{ m.email }}{% endif %}{% endfor %}',
        '{% for line in order.line_items %}{{ line.title }}{% endfor %}{{ customer.email }}',
        '{% for u in users %}{{ u.id }}{% endfor %}{{ users.size }}{{ users | size }}',
        '{% raw %}{% for u in users %}{{ u.email }}{% endfor %}{% endraw %}',
        '{% comment %}{% for u in users %}{{ u.email }}{% endfor %}{% endcomment %}',
        '{% for u in users %}{% else %}{{ u.email }}{% endfor %}',
        '{{${email_address}}} {{custom_attribute.${Favourite}}}',
      ],
    },
    'no-foreign-data': {
      leaky: ['⟦{{ users[0].email }}⟧', '{% assign one = members | first %}⟦{{ one.phone }}⟧', '⟦{{ customers.last.email }}⟧'],
      safe: ['{{ customer.addresses[0].city }}', '{{ order.line_items.first.title }}', '{{ users[0].id }}'],
    },
    'no-real-person': real('{% assign x = 1 %}', '{{ local }}'),
    'no-wide-merge-tag': {
      leaky: ['{% assign y = 1 %}{% cache "x" %}⟦{{ customer.email }}⟧{% endcache %}'],
      safe: ['{% assign y = 1 %}{% cache "x" %}{{ shop.name }}{% endcache %}{{ customer.email }}'],
    },
  },
  jinja: {
    'no-people-list': {
      leaky: [
        '{% for m in members %}{% if m.id == user.id %}{% for x in members %}⟦{{ x.email }}⟧{% endfor %}{% endif %}{% endfor %}{% for m in members %}{% if m.id == user.id or m.lead %}⟦{{ m.email }}⟧{% endif %}{% endfor %}',
        '{% for u in users %}⟦{{ u.email|default("") }}⟧{% endfor %}',
        "⟦{{ users | map(attribute='email') | join(', ') }}⟧",
        '⟦{{ users|join(", ", "email") }}⟧',
        '{% for key, u in users.items() %}⟦{{ u.phone }}⟧{% endfor %}',
        '{% set list = attendees %}{% for one in list %}⟦{{ one.email }}⟧{% endfor %}',
        '⟦{{ customers|tojson }}⟧',
        '⟦{{ users|map(u => u.email)|join(",") }}⟧',
      ],
      safe: [
        '{% for user in members %}{% if user.active and current_user.id == user.id %}{{ user.email }}{% set me = user %}{{ me.phone }}{% endif %}{% endfor %}',
        '{% for p in order.products %}{{ p.name }}{% endfor %}{{ person.email }}',
        '{# {% for u in users %}{{ u.email }}{% endfor %} #}',
        '{% for u in users %}{{ loop.index }} {{ u.id }}{% endfor %}',
        '{{ users|length }} {{ "yes" if users else "no" }}',
        '{% verbatim %}{% for u in users %}{{ u.email }}{% endfor %}{% endverbatim %}',
      ],
    },
    'no-foreign-data': {
      leaky: ['⟦{{ users[0].email }}⟧', '⟦{{ event.people.0.phone }}⟧', '⟦{{ (members|first).email }}⟧'],
      safe: ['{{ contact.email }}', '{{ data.0.actor.first_name }}', '{{ users.0.id }}'],
    },
    'no-real-person': real('{% set x = 1 %}', '{{ local }}'),
    'no-wide-merge-tag': {
      leaky: [
        '{% cache 500 sidebar %}⟦{{ user.email }}⟧{% endcache %}',
        '{% for c in crm_objects("contact", "all").results %}⟦{{ c.email }}⟧{% endfor %}',
      ],
      safe: [
        '{% cache 500 sidebar %}{{ site.title }}{% endcache %}{{ user.email }}',
        '{% for c in crm_objects("product").results %}{{ c.title }}{% endfor %}',
      ],
    },
  },
  ejs: {
    'no-people-list': {
      leaky: [
        '<% users.forEach(u => { if (u.id !== user.id) { %>⟦<%= u.email %>⟧<% } }) %><% users.forEach(u => { if (u.id === user.id) { %>you<% } else { %>⟦<%= u.email %>⟧<% } }) %>',
        '<% users.forEach(function (u, i) { %><li>⟦<%= u.email %>⟧</li><% }) %>',
        '<% for (const u of event.attendees) { %><% if (u.ok) { %>⟦<%- u.phone %>⟧<% } %><% } %>',
        "⟦<%= users.map((u) => u.email).join(', ') %>⟧",
        '⟦<%- JSON.stringify(customers) %>⟧',
        "<% const all = users.filter((u) => u.ok).map((u) => u.email) %>⟦<%= all.join(', ') %>⟧",
        '<% _.each(guests, ({ email }) => { %>⟦<%= email %>⟧<% }) %>',
        '<% for (let i = 0; i < users.length; i++) { %>⟦<%= users[i].email %>⟧<% } %>',
      ],
      safe: [
        '<% users.forEach(u => { if (u.id === user.id) { %><%= u.email %><% } }) %><%= users.find(u => u.id === me.id).email %>',
        '<% order.lines.forEach((line) => { %><%= line.title %><% }) %><%= user.email %>',
        '<% users.forEach((u) => { %><%= u.id %><% }) %><%= users.length %>',
        '<% users.forEach((u) => { %>x<% }) %><%= u.email %>',
        '<%# users.forEach %><%% users.map((u) => u.email) %>',
        "<%= users.some((u) => u.email === user.email) ? 'in' : 'out' %>",
        '<%= it.user.email %>',
      ],
    },
    'no-foreign-data': {
      leaky: ['⟦<%= users[0].email %>⟧', '⟦<%= members.at(-1).phone %>⟧', '<% const one = customers[0] %>⟦<%= one.email %>⟧'],
      safe: ['<%= user.email %>', '<%= users.find((u) => u.id === id).email %>', '<%= lines[0].title %>'],
    },
    'no-real-person': real('<% x() %>', '<%= local %>'),
    'no-wide-merge-tag': shared('<%= user.email %>'),
  },
  pug: {
    'no-people-list': {
      leaky: [
        'each m in members\n  if m.id !== user.id\n    p⟦= m.email⟧',
        'ul\n  each u in users\n    li ⟦#{u.email}⟧',
        'each u, i in event.attendees\n  a(href="x", title=⟦u.phone⟧)= i',
        "p⟦= users.map(u => u.email).join(', ')⟧",
        'div(style="display:none")\n  | ⟦!{JSON.stringify(customers)}⟧',
        '- const all = users.map(u => u.email)\np ⟦#{all.join(", ")}⟧',
        'a(href="⟦mailto:ann@one.test.org,ben@two.test.org⟧") write'.replace(/test\.org/g, 'lumen.org'),
      ],
      safe: [
        'each m in members\n  if m.id === user.id\n    p= m.email\neach line in order.lines\n  p= line.title\np= user.email',
        '//- each u in users\n  p= u.email\np x',
        'each u in users\n  p= u.id\np= u.email',
        'p \\#{users[0].email}',
      ],
    },
    'no-foreign-data': { leaky: ['p ⟦#{users[0].email}⟧'], safe: ['p #{user.email}\np= lines[0].title'] },
    'no-real-person': {
      leaky: ['p Ask ⟦petra.lindqvist@gmail.com⟧ #{name}', 'a(href="https://acme.test/reset?token=⟦q7Yz2Kp9LmX4vTb8RnW3⟧") Go'],
      safe: ['p Ask support@acme.com or #{local}@gmail.com'],
    },
    'no-wide-merge-tag': {
      leaky: ['a(href=⟦"https://twitter.com/intent/tweet?text=" + user.email⟧) Share'],
      safe: ['p= user.email\na(href="https://acme.test/?e=" + user.email) Mine'],
    },
  },
  vue: {
    'no-people-list': {
      leaky: [
        '<template><tr v-for="(u, i) in users" :key="u.id"><td :title="⟦u.phone⟧">⟦{{ u.email }}⟧</td></tr></template>',
        "<template><p>⟦{{ users.map((u) => u.email).join(', ') }}⟧</p></template>",
        '<template><each loop="g in guests"><b>⟦{{ g.email }}⟧</b></each></template>',
        '<template><li v-for="{ email } of customers">⟦{{ email }}⟧</li></template>',
        `<template><a :href="⟦'mailto:' + a.email + ',' + b.email⟧">x</a></template>`,
      ],
      safe: [
        '<template><tr v-for="line in lines"><td>{{ line.title }}</td></tr><p>{{ user.email }}</p></template>',
        '<template><i v-for="u in users">{{ u.id }}</i>{{ u.email }}</template>',
        '<template><!-- <i v-for="u in users">{{ u.email }}</i> --></template><script>const a = "{{ users[0].email }}"</script>',
      ],
    },
    'no-foreign-data': {
      leaky: ['<template><p>⟦{{ users[0].email }}⟧</p></template>'],
      safe: ['<template><p>{{ user.email }} {{ lines[0].title }}</p></template>'],
    },
    'no-real-person': {
      leaky: ['<template><p>⟦petra.lindqvist@gmail.com⟧ {{ x }}</p></template>'],
      safe: ['<template><p>{{ local }}@gmail.com, jane@example.com</p></template>'],
    },
    'no-wide-merge-tag': shared('{{ user.email }}'),
  },
  go: {
    'no-people-list': {
      leaky: [
        '{{ range .Users }}⟦{{ .Email }}⟧{{ end }}',
        '{{ range $i, $u := .Event.Attendees }}<td title="⟦{{ $u.Phone }}⟧">{{ $i }}</td>{{ end }}',
        '{{ with .Site }}{{ range .Customers }}{{ if .Ok }}⟦{{ .Email }}⟧{{ end }}{{ end }}{{ end }}',
        '⟦{{ .Users | toJson }}⟧',
      ],
      safe: [
        '{{ range .Lines }}{{ .Title }}{{ end }}{{ .User.Email }}',
        '{{ range .Users }}{{ .ID }}{{ else }}{{ .Email }}{{ end }}',
        '{{ len .Users }}{{/* range .Users .Email */}}',
      ],
    },
    'no-foreign-data': {
      leaky: ['⟦{{ (index .Users 0).Email }}⟧', '{{ with index .Members 1 }}⟦{{ .Phone }}⟧{{ end }}'],
      safe: ['{{ .User.Email }} {{ (index .Lines 0).Title }}'],
    },
    'no-real-person': real('{{ .Name }}', '{{ .Local }}'),
    'no-wide-merge-tag': shared('{{ .User.Email }}'),
  },
  'es-template': {
    'no-people-list': { leaky: ["<p>⟦${users.map((u) => u.email).join(', ')}⟧</p>"], safe: ['<p>${user.email} ${users.length}</p>'] },
    'no-foreign-data': { leaky: ['<p>⟦${users[0].email}⟧</p>'], safe: ['<p>${user.email} ${lines[0].title}</p>'] },
    'no-real-person': real('', '${local}'),
    'no-wide-merge-tag': shared('${user.email}'),
  },
  ampscript: {
    'no-people-list': {
      leaky: [
        '%%[\nset @rows = LookupRows("Guests", "Event", @event)\nfor @i = 1 to RowCount(@rows) do\n  set @row = Row(@rows, @i)\n  set @mail = Field(@row, "EmailAddress")\n]%%<td title="⟦%%=Field(@row, "Phone")=%%⟧">⟦%%=v(@mail)=%%⟧</td>%%[ next @i ]%%',
      ],
      safe: [
        '%%[ set @rows = LookupRows("Orders", "Id", @id) for @i = 1 to RowCount(@rows) do set @row = Row(@rows, @i) ]%%%%=Field(@row, "Title")=%%%%[ next @i ]%%%%emailaddr%%',
      ],
    },
    'no-foreign-data': {
      leaky: ['<p>⟦%%=Field(Row(LookupRows("Customers", "Site", @site), 1), "Email")=%%⟧</p>'],
      safe: ['%%=Lookup("Customers", "Email", "Id", _subscriberkey)=%%'],
    },
    'no-real-person': real('', '%%Local%%'),
    'no-wide-merge-tag': {
      leaky: ['<p>⟦%%=Lookup("Contacts", "Email", "Country", "SE")=%%⟧</p>', ...shared('%%emailaddr%%').leaky],
      safe: ['%%=Lookup("Contacts", "Email", "Key", @key)=%%', ...shared('%%emailaddr%%').safe],
    },
  },
  velocity: {
    'no-people-list': {
      leaky: [
        '#foreach($u in $users)⟦${u.email}⟧#end',
        '#set($all = $event.attendees)#foreach($u in $all)⟦$!u.phone⟧#end',
        '#foreach($c in $CustomerList)⟦$c.Email⟧#end',
      ],
      safe: ['#foreach($o in $orders)${o.title}#end $lead.Email', '#foreach($u in $users)${u.id}#end costs $5 or $users'],
    },
    'no-foreign-data': { leaky: ['⟦${users[0].email}⟧', '⟦$members.get(0).phone⟧'], safe: ['${lead.Email} ${orders[0].title}'] },
    'no-real-person': real('#set($x = 1)', '${lead.Local}'),
    'no-wide-merge-tag': shared('${lead.Email}'),
  },
  mailchimp: {
    'no-people-list': flat,
    'no-foreign-data': flatIndex,
    'no-real-person': real('', '*|FNAME|*'),
    'no-wide-merge-tag': {
      leaky: ['*|IF:ARCHIVE_PAGE|*<p>⟦*|EMAIL|*⟧ <a href="⟦*|UPDATE_PROFILE|*⟧">x</a></p>*|END:IF|*', ...shared('*|EMAIL|*').leaky],
      safe: [
        '*|IFNOT:ARCHIVE_PAGE|*<p>*|EMAIL|* <a href="*|UNSUB|*">x</a></p>*|END:IF|*',
        '*|LIST:ADDRESS|* *|HTML:LIST_ADDRESS_HTML|* *|USER:EMAIL|*',
        '*|IF:ARCHIVE_PAGE|*<p>*|LIST:COMPANY|*</p>*|END:IF|*',
      ],
    },
  },
  mailgun: {
    'no-people-list': flat,
    'no-foreign-data': flatIndex,
    'no-real-person': real('', '%recipient.local%'),
    'no-wide-merge-tag': shared('%recipient.email%'),
  },
  activecampaign: {
    'no-people-list': flat,
    'no-foreign-data': flatIndex,
    'no-real-person': real('', '%FIRSTNAME%'),
    'no-wide-merge-tag': shared('%EMAIL%'),
  },
  mailjet: {
    'no-people-list': {
      leaky: ['{% for guest in var:guests %}<td>⟦{{ guest.email }}⟧</td>{% endfor %} {{data:firstname:"there"}}'],
      safe: ['{% for line in var:lines %}<td>{{ line.title }}</td>{% endfor %} {{data:email}}'],
    },
    'no-foreign-data': {
      leaky: ['<p>⟦{{var:guests[0].email}}⟧ ⟦[[var:users.1.phone]]⟧</p>'],
      safe: ['<p>{{var:lines[0].title}} {{data:email}}</p>'],
    },
    'no-real-person': real('', '[[data:local]]'),
    'no-wide-merge-tag': shared('[[data:email]]'),
  },
  'sendgrid-legacy': {
    'no-people-list': flat,
    'no-foreign-data': flatIndex,
    'no-real-person': real('', '[%local%]'),
    'no-wide-merge-tag': shared('[%email%]'),
  },
  'campaign-monitor': {
    'no-people-list': flat,
    'no-foreign-data': flatIndex,
    'no-real-person': real('', '[email]'),
    'no-wide-merge-tag': shared('[email]'),
  },
  marketo: {
    'no-people-list': flat,
    'no-foreign-data': flatIndex,
    'no-real-person': real('', '{{lead.First Name}}'),
    'no-wide-merge-tag': {
      leaky: shared('{{lead.Email Address}}').leaky,
      safe: [
        ...shared('{{lead.Email Address}}').safe,
        '<td class="mktoText" id="a"><a href="https://twitter.com/intent/tweet?url=${contactEmail}">Share</a> {{lead.First Name}}</td>',
      ],
    },
  },
}

/** The table of the documentation: what is tried where, and why a cell is empty. */
export function fixtureTable(): string {
  const lines = [`| dialect | ${ruleNames.join(' | ')} |`, `| --- | ${ruleNames.map(() => '---').join(' | ')} |`]
  const reasons: string[] = []
  for (const [dialect, row] of Object.entries({ ...fixtures, JSX: components })) {
    const cells = ruleNames.map((rule) => {
      const cell = row[rule]
      if (typeof cell !== 'string') return `${cell.leaky.length} / ${cell.safe.length}`
      if (!reasons.includes(cell)) reasons.push(cell)
      return `— (${reasons.indexOf(cell) + 1})`
    })
    lines.push(`| ${dialect} | ${cells.join(' | ')} |`)
  }
  return `${lines.join('\n')}\n\n${reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n')}\n`
}
