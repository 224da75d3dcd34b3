import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { templateRules } from '../../packages/core/src/template-rules.js'

function told(file: string, text: string): string[] {
  return analyzeTemplates([{ file, text }], { rules: templateRules }).findings.map(({ ruleId, span }) => `${ruleId} ${text.slice(...span)}`)
}

describe('what leaks, in the words of many authors', () => {
  it.each<[string, string]>([
    ['a.hbs', '{{#each this.users}}{{this.contact.email}}{{/each}}'],
    ['a.hbs', '{{#each users}}{{#each ../subscribers}}{{email}}{{/each}}{{/each}}'],
    ['a.hbs', '{{#each @root.guests}}{{Email}}{{/each}}'],
    ['a.hbs', '{{#each emails}}{{this}}, {{/each}}'],
    ['a.hbs', '{{#each recipients}}{{email}}{{/each}}'],
    ['a.hbs', '{{#each customers}}{{{email}}}{{/each}}'],
    ['a.hbs', '{{#each to}}{{email}}{{/each}}'],
    ['a.hbs', '{{#each registrations}}{{attendee.email}}{{/each}}'],
    ['a.hbs', '{{#each userList}}{{emailAddress}}{{/each}}'],
    ['a.hbs', '{{#each users}}{{user_email}}{{/each}}'],
    ['a.hbs', '{{#each students}}{{guardianPhone}}{{/each}}'],
    ['a.hbs', '{{#each employees}}{{homeAddress}}{{/each}}'],
    ['a.hbs', '{{#each patients}}{{dateOfBirth}}{{/each}}'],
    ['a.hbs', '{{#forEach users}}{{email}}{{/forEach}}'],
    ['a.hbs', '{{#list people}}{{email}}{{/list}}'],
    ['a.hbs', '{{toJSON users}}'],
    ['a.html', '<a href="{{shop}}">{{shop}</a> <b title="{{#each customers}}{{phone}}{{/each}}">x</b>'],
    ['a.html', '<p>{{ shop.name }</p><td title="{% for c in customers %}{{ c.phone }}{% endfor %}">x</td>'],
    ['a.html', '<p>Hi, petra.talbot@gmail.com</p> <a href="mailto:care@acme.com">Write to us</a>'],
    ['a.hbs', '{{#if users}}{{#each users}}{{#unless @last}}{{email}}, {{/unless}}{{/each}}{{/if}}'],
    ['a.mustache', '{{#attendees}}{{email}}{{/attendees}}'],
    ['a.mustache', '{{#event}}{{#attendees}}{{email}}{{/attendees}}{{/event}}'],
    ['a.liquid', '{% for recipient in recipients %}{{ recipient.email | escape }}{% endfor %}'],
    ['a.liquid', '{% for user in users limit: 3 %}{{ user["email"] }}{% endfor %}'],
    ['a.liquid', '{{ users | map: "email" | join: ", " | escape }}'],
    ['a.liquid', '{{ users | json }}'],
    ['a.liquid', '{{ users.first.email }}'],
    ['a.liquid', '{% assign u = users[0] %}{{ u.email }}'],
    ['a.liquid', '{% capture list %}{% for c in customers %}{{ c.email }},{% endfor %}{% endcapture %}{{ list }}'],
    ['a.liquid', '{% for i in (0..users.size) %}{{ users[i].email }}{% endfor %}'],
    ['a.html', '{% for user in object_list %}{{ user.email }}{% endfor %}'],
    ['a.html', '{% for u in group.user_set.all %}{{ u.email }}{% endfor %}'],
    ['a.html', '{% for email in email_list %}{{ email }}{% endfor %}'],
    ['a.twig', '{% for u in users|sort %}{{ u.getEmail() }}{% endfor %}'],
    ['a.twig', '{{ users|column("email")|join(", ") }}'],
    ['a.njk', '{% for u in users %}{{ u.email | lower }}{% endfor %}'],
    ['a.njk', '{{ users | dump }}'],
    ['a.ejs', '<% users.forEach(u => { %><%= u.email %><% }) %>'],
    ['a.ejs', '<% for (var i=0;i<users.length;i++) { var u = users[i]; %><%= u.email %><% } %>'],
    ['a.ejs', '<%= users.map(function(u){return u.email}).join(",") %>'],
    ['a.ejs', '<% users.map(({email}) => { %><%= email %><% }) %>'],
    ['a.ejs', '<%- users.map(u => `<li>${u.name} ${u.email}</li>`).join("") %>'],
    ['a.ejs', '<% Object.keys(users).forEach(k => { %><%= users[k].email %><% }) %>'],
    ['a.ejs', '<% Object.values(users).forEach(u => { %><%= u.email %><% }) %>'],
    ['a.ejs', '<% if(users){ users.forEach(function(user){ %><td><%=user.email%></td><% }); } %>'],
    ['a.ejs', '<% for (const [id, u] of Object.entries(users)) { %><%= u.email %><% } %>'],
    ['a.ejs', '<%~ it.users.map(u=>u.email) %>'],
    ['a.ejs', '<% it.users.forEach(function(u){ %><%= u.email %><% }) %>'],
    ['a.pug', 'each user in users\n  td= user.email'],
    ['a.pug', 'for u in users\n  | #{u.email}'],
    ['a.pug', '- for (const u of users)\n  p= u.email'],
    ['a.pug', '- users.forEach(function(u) {\n  p= u.email\n- })'],
    ['a.pug', 'each u in users\n  tr: td= u.email'],
    ['a.pug', 'each u in users\n  td #[b #{u.email}]'],
    ['a.pug', 'p.\n  Hi #{users.map(u => u.email)}'],
    ['a.vue', '<template><UserRow v-for="u in users" :email="u.email" /></template>'],
    ['a.vue', '<template><Text v-for="user of props.users">{{ user.email }}</Text></template>'],
    ['a.gohtml', '{{range .Users}}{{.Email}}{{end}}'],
    ['a.gohtml', '{{range $u := .Members}}{{$u.Email}}{{end}}'],
    ['a.gohtml', '{{range .Users}}{{with .Contact}}{{.Email}}{{end}}{{end}}'],
    ['a.gohtml', '{{ range $.Users }}{{ .Email }}{{ end }}'],
    ['a.gohtml', '{{ range .Data.Users }}{{ printf "%s" .Email }}{{ end }}'],
    ['a.vm', '#foreach( $user in $users )\n$user.email\n#end'],
    ['a.vm', '#foreach($u in $!users)$!{u.getEmail()}#end'],
    [
      'a.mjml',
      '<mjml><mj-body><mj-section>{{#each users}}<mj-column><mj-text>{{email}}</mj-text></mj-column>{{/each}}</mj-section></mj-body></mjml>',
    ],
    ['a.html', '<a href="mailto:{{#each users}}{{email}};{{/each}}">all</a>'],
    ['a.html', '<a href="mailto:x@lumen.org?cc={{a.email}}&amp;bcc={{b.email}}">m</a>'],
    ['a.html', '<a href="mailto:anna.berg@lumen.org,tom.frey@lumen.org">m</a>'],
    ['a.html', '<p>anna.berg@lumen.org</p>'],
    ['a.html', '<p>annaberg82@hotmail.com</p>'],
    ['a.html', '<a href="https://x.test/r?reset_token=9fK2mQ7xLp3vR8tYw1Zc">r</a>'],
    ['a.html', '<a href="https://x.test/r?t=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U">r</a>'],
    ['a.html', '<a href="https://acme.us1.list-manage.com/profile?u=1a2b3c4d5e6f&id=aa11bb22&e=7c9e6679f1">p</a>'],
    ['a.html', '{% for c in crm_objects("contact","").results %}{{ c.properties.email }}{% endfor %}'],
    ['a.html', '{% for p in event.people %}{{ p.email }}{% endfor %}'],
  ])('%s: %s', (file, text) => {
    expect(told(file, text)).not.toEqual([])
  })
})

describe('what only looks like it', () => {
  it.each<[string, string]>([
    ['a.hbs', '{{#each notifications}}{{actor.name}}: {{text}}{{/each}}'],
    ['a.hbs', '{{#each invoice.items}}{{description}}{{/each}}'],
    ['a.hbs', '{{#each comments}}{{author.name}} {{author.email}}{{/each}}'],
    ['a.hbs', '{{#each addresses}}{{street}}, {{city}}{{/each}}'],
    ['a.hbs', '{{#each locations}}{{address}} {{phone}}{{/each}}'],
    ['a.hbs', '{{#each stores}}{{name}} {{phone}} {{email}}{{/each}}'],
    ['a.hbs', '{{#each offices}}{{address}}{{/each}}'],
    ['a.hbs', '{{#each venues}}{{address}}{{/each}}'],
    ['a.hbs', '{{#each products}}{{token}}{{/each}}'],
    ['a.hbs', '{{#each tokens}}{{this}}{{/each}}'],
    ['a.hbs', '{{#each links}}{{url}}{{/each}}'],
    ['a.hbs', '{{#each accounts}}{{number}}{{/each}}'],
    ['a.hbs', '{{#each user.addresses}}{{street}}{{/each}}'],
    ['a.hbs', '{{#each devices}}{{ip}} {{location}}{{/each}}'],
    ['a.hbs', '{{#each sessions}}{{ipAddress}}{{/each}}'],
    ['a.hbs', '{{#each contactMethods}}{{email}}{{/each}}'],
    ['a.hbs', '{{#each user.phones}}{{number}}{{/each}}'],
    ['a.hbs', '{{#each order.recipients}}{{address}}{{/each}}'],
    ['a.hbs', '{{#each organizers}}{{name}} {{email}}{{/each}}'],
    ['a.hbs', '{{#each speakers}}{{name}} {{email}}{{/each}}'],
    ['a.hbs', '{{#each team.members}}{{name}} {{email}}{{/each}}'],
    ['a.hbs', '{{#each supportContacts}}{{email}}{{/each}}'],
    ['a.hbs', '{{#each account.managers}}{{phone}}{{/each}}'],
    ['a.hbs', '{{contact.email}} {{contact.address.street}} {{sender.email}} {{host.email}} {{organizer.email}}'],
    ['a.hbs', '<a href="mailto:{{organizer.email}}?cc={{config.supportEmail}}">x</a>'],
    ['a.hbs', '<a href="mailto:?subject=Hi&body=See {{url}}, {{title}}">share</a>'],
    ['a.hbs', '<a href="mailto:support@acme.com?subject={{a}},{{b}}">x</a>'],
    ['a.hbs', '<a href="mailto:{{email}}?subject=Re: {{subject}}; {{id}}">x</a>'],
    ['a.liquid', '{% for address in customer.addresses %}{{ address.phone }}{% endfor %}'],
    ['a.liquid', '{{ shop.email }} {{ customer.default_address.phone }}'],
    ['a.liquid', '{% for fulfillment in fulfillments %}{{ fulfillment.tracking_number }}{% endfor %}'],
    ['a.liquid', '{% for t in order.transactions %}{{ t.payment_details.credit_card_last_four_digits }}{% endfor %}'],
    ['a.liquid', '{{ shop.address.first }}'],
    ['a.liquid', '{% for line in line_items %}{% for p in line.properties %}{{ p.first }}: {{ p.last }}{% endfor %}{% endfor %}'],
    ['a.html', '{% for user in users %}{% if user.id == me.id %}{{ user.name }}{% endif %}{% endfor %}'],
    ['a.html', '{% cache 500 nav %}{% for p in pages %}{{ p.title }}{% endfor %}{% endcache %}'],
    ['a.html', '{% cache 5 x %}{{ post.title }} {{ post.author.name }} {{ site.email }}{% endcache %}'],
    ['a.html', '<a href="https://twitter.com/intent/tweet?text={{ post.title }}&url={{ post.url }}">t</a>'],
    ['a.html', '<a href="https://wa.me/?text={{ title }}">x</a> <a href="https://wa.me/{{ shop.phone }}">x</a>'],
    ['a.ejs', '<% posts.forEach(p => { %><%= p.author.name %><% }) %>'],
    ['a.ejs', '<% users.forEach(u => { if (u.id === me.id) { %><%= u.name %><% } }) %>'],
    ['a.ejs', '<%= users.map(u => u.name).join(", ") %>'],
    ['a.ejs', '<%= to %><%= recipients %><%= emails %>'],
    ['a.ejs', '<%= formAdmins.join(", ") %>'],
    ['a.html', '<p>Bounced: {{ bouncedRecipients }}</p>'],
    ['a.html', '<p>Contact Jane at jane.smith@acme.com</p><a href="https://www.acme.com/x">x</a>'],
    ['a.html', '<p>hello@mycompany.io info@foo.de first.last@company.com</p>'],
    ['a.html', '<p>Not you? mailerbot100@gmail.com, lumensupport@outlook.com, noreply.lumen@gmail.com</p>'],
    ['a.html', '<a href="mailto:petra.lindqvist@gmail.com">Write to us</a> or reply: petra.lindqvist@gmail.com'],
    ['a.html', '<p>sentry@o12345.ingest.sentry.io</p>'],
    ['a.html', '<img src="logo@2x.png"> <link href="https://fonts.googleapis.com/css2?family=Inter:wght@400;700">'],
    ['a.html', '<a href="https://unpkg.com/react@17.0.2/x.js">'],
    ['a.html', '<a href="https://cdn.x.com/a.png?token=abc">'],
    ['a.html', '<img src="https://lh3.googleusercontent.com/a?e=1234567890123456">'],
    ['a.html', '<a href="https://x.com/?session=homepage_banner_2024">x</a>'],
    ['a.html', '<img src="https://firebasestorage.googleapis.com/v0/b/x/o/logo.png?alt=media&token=4f3c8a1e-2b6d-4c9a-8e21-7d0b5a9c3f12">'],
    ['a.html', '<a href="https://mailchi.mp/x?e=*|UNIQID|*">x</a>'],
    ['a.html', 'git@github.com:acme/x.git https://user:pass@host.com'],
    ['a.html', '<p>© 2024 Acme, +1 (800) 555-0199</p>'],
    ['a.html', 'Dear John Smith, *|EMAIL|*'],
    ['a.html', '@media only screen {#x{a:b}} {{name}}'],
    ['a.hbs', '{{#each guests}}{{> guest}}{{/each}}'],
    ['a.hbs', '{{#each users}}{{gravatar email}}{{/each}}'],
    ['a.hbs', '{{#each users}}<img src="{{avatar}}">{{/each}}'],
    ['a.hbs', '{{#each members}}{{name}} {{status}}{{/each}}'],
    ['a.hbs', '{{#each invites}}{{url}}{{/each}}'],
    ['a.hbs', '{{#each children}}{{label}}{{/each}}'],
    ['a.hbs', '{{#each contents}}{{email}}{{/each}}'],
    ['a.hbs', '{{#each fields}}{{name}} {{value}}{{/each}}'],
    ['a.hbs', '{{#each leads}}{{title}}{{/each}}'],
    ['a.vue', '<template><div v-for="email in emails" :key="email.id">{{ email.subject }}</div></template>'],
    ['a.hbs', '{{#each emails}}{{subject}} {{from}}{{/each}}'],
    ['a.hbs', '{{#each messages}}{{from.email}}{{/each}}'],
  ])('%s: %s', (file, text) => {
    expect(told(file, text)).toEqual([])
  })
})

describe('a report that lists addresses', () => {
  const rows = ['maria.lopez', 'tom.becker', 'jane.whitfield', 'paolo.rossi', 'anna.svensson', 'luc.martin'].map(
    (one) => `${one}@gmail.com`,
  )
  const page = (addresses: readonly string[]): string => addresses.map((one) => `<tr><td>${one}</td></tr>`).join('\n')

  it('is told once', () => {
    expect(told('mail/bounced.html', `<table>${page(rows)}</table>`)).toEqual(['no-real-person maria.lopez@gmail.com'])
  })

  it('a few are told one by one', () => {
    const few = rows.slice(0, 2)
    expect(told('mail/welcome.html', `<table>${page(few)}</table>`)).toEqual(few.map((one) => `no-real-person ${one}`))
  })
})
