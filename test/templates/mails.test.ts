import { describe, expect, it } from 'vitest'
import { checkMarked, spansTold } from './marked.js'

/** Mails as applications have them; `⟦⟧` mark what is told. */
describe('mails that tell of others', () => {
  it.each<[file: string, marked: string]>([
    [
      'templates/mail/tenants.html',
      '{% regroup tenants by building as buildings %}\n{% for building in buildings %}<h3>{{ building.grouper }}</h3>\n{% for tenant in building.list %}<li>{{ tenant.name }}: ⟦{{ tenant.email }}⟧</li>{% endfor %}{% endfor %}',
    ],
    [
      'mails/macro.njk',
      '{% from "mails/parts.njk" import button %}\n{% macro contact(person, label="") %}<td>{{ label }}</td><td>{{ person.phone }}</td>{% endmacro %}\n<table>{% for donor in donors %}<tr>⟦{{ contact(donor, label=donor.name) }}⟧</tr>{% endfor %}</table>',
    ],
    [
      'mails/voters.twig',
      '{% embed "mails/_card.html.twig" with { title: poll.question } %}\n  {% block body %}\n    {% for voter in poll.voters %}\n      {% if voter.comment is not empty %}<q>{{ voter.comment }}</q> – {{ voter.name }} &lt;⟦{{ voter.email }}⟧&gt;{% endif %}\n    {% endfor %}\n  {% endblock %}\n{% endembed %}',
    ],
    [
      'mail/roster.ejs',
      "<%\n  function contactLine(person, i) {\n    const { name, phone } = person\n    return `<li>${i + 1}. ${name}: ${phone}</li>`\n  }\n%>\n<ul>⟦<%- guests.map(contactLine).join('') %>⟧</ul>",
    ],
    [
      'mail/bids.ejs',
      '<% for (let i = bids.length - 1; i >= 0; i--) { const bid = bids[i]; %>\n  <p><%= bid.amount %></p>\n<% } %>\n<% for (const [id, bidder] of Object.entries(bidders)) { %><p>⟦<%= bidder.email %>⟧</p><% } %>\n<% while (registrations.length > 0) { const next = registrations.shift(); %><i>⟦<%= next.phone %>⟧</i><% } %>',
    ],
    [
      'mail/survey.ejs',
      "<% let rows = ''\n   respondents.forEach(r => {\n     rows += '<tr><td>' + r.name + '</td><td>' + r.email + '</td></tr>'\n   })\n%>\n<table>⟦<%- rows %>⟧</table>",
    ],
    [
      'mail/trip.eta',
      '<% it.travelers.filter((t) => t.confirmed).map((t) => { %>\n<li><%= t.name %> <%= t.seat %> ⟦<%= t.passport %>⟧</li>\n<% }) %>',
    ],
    [
      'mail/welcome.gohtml',
      '{{define "subject"}}Welcome{{end}}\n{{define "row"}}<tr><td>{{.Name}}</td><td>{{.Email}}</td></tr>{{end}}\n{{define "body"}}\n<p>Hi {{.User.Name}}</p>\n<table>{{range $i, $member := .NewMembers}}{{if lt $i 10}}⟦{{template "row" $member}}⟧{{end}}{{end}}</table>\n{{end}}',
    ],
    ['mail/part.vm', '#define($card)<b>$guest.name</b> $guest.phone#end\n#foreach($guest in $guests)\n⟦$card⟧\n#end'],
    [
      'postmark/bidders.html',
      '<p>Hi {{name}},</p>\n{{#each bidders}}<tr><td>{{bidder_name}}</td><td>⟦{{bidder_email}}⟧</td></tr>{{/each}}',
    ],
    [
      'mjml/team.mjml',
      '<mjml><mj-head><mj-preview>{{#each players}}⟦{{phone}}⟧ {{/each}}</mj-preview></mj-head><mj-body>\n<mj-section><mj-column><mj-table>\n{{#each players}}<tr><td>{{name}}</td><td>⟦{{email}}⟧</td></tr>{{/each}}\n</mj-table><mj-button href="mailto:?bcc={{#each players}}⟦{{email}}⟧,{{/each}}">Write</mj-button></mj-column></mj-section></mj-body></mjml>',
    ],
    [
      'views/mails/block.njk',
      '{% block guests %}{% for guest in guests %}<p>{{ guest.name }} ⟦{{ guest.email }}⟧</p>{% endfor %}{% endblock %}\n{{ self.guests() }}',
    ],
    [
      'views/mails/ns.njk',
      "{% set ns = namespace(mails=[]) %}\n{% for d in donors %}{% if d.anonymous == false %}{% set ns.mails = ns.mails.concat([d.email]) %}{% endif %}{% endfor %}\nThanks to ⟦{{ ns.mails | join(', ') }}⟧",
    ],
    ['mail/byid.gohtml', '{{range $id, $u := .UsersByID}}<li>⟦{{$u.Email}}⟧</li>{{end}}'],
    [
      'mail/byid.ejs',
      '<% Object.values(usersById).forEach(u => { %>⟦<%= u.email %>⟧<% }) %><% for (const id in attendeesById) { %>⟦<%= attendeesById[id].phone %>⟧<% } %>',
    ],
    [
      'mail/map.hbs',
      '{{#each userMap}}⟦{{email}}⟧{{/each}}{{#each memberRecords}}⟦{{phone}}⟧{{/each}}{{#each usersData}}⟦{{email}}⟧{{/each}}',
    ],
    ['mail/dump.liquid', '{% for user in users %}<!-- ⟦{{ user | json }}⟧ -->{% endfor %}'],
    ['mail/dump.ejs', "<% users.forEach(u => { %><tr data-user='⟦<%- JSON.stringify(u) %>⟧'></tr><% }) %>"],
    ['mail/strjoin.html', '{% set x = 1 %}Write to: ⟦{{ ", ".join(users|map(attribute="email")) }}⟧'],
    ['mail/lookup.hbs', '{{#each subscribers}}⟦{{lookup this "email"}}⟧{{/each}}'],
    [
      'mail/slice.html',
      '{% load x %}{% for u in users|slice:":5" %}⟦{{ u.email }}⟧{% endfor %}{% with users.first as u %}⟦{{ u.email }}⟧{% endwith %}{% with team=users %}{% for t in team %}⟦{{ t.phone }}⟧{% endfor %}{% endwith %}',
    ],
    ['mail/firstof.html', '{% load x %}⟦{% firstof users.0.email "-" %}⟧'],
    [
      'mail/optional.ejs',
      "<% (users || []).forEach(u => { %>⟦<%= u?.email ?? '-' %>⟧<% }) %><% users?.forEach?.((u) => { %>⟦<%= u.phone %>⟧<% }) %>",
    ],
    [
      'mail/sorted.ejs',
      '<% users.slice().sort((a, b) => a.name.localeCompare(b.name)).forEach(u => { %>⟦<%= u.email %>⟧<% }) %>\n<% for (const [i, u] of users.entries()) { %>⟦<%= u.email %>⟧<% } %><% for (var i in users) { var u = users[i]; %>⟦<%= u.email %>⟧<% } %>',
    ],
    ['mail/handed.ejs', '<% function show(u) { %><li><%= u.email %></li><% } %>\n⟦<% users.forEach(show) %>⟧'],
    [
      'mail/nested.ejs',
      "<% function cell(v) { return '<td>' + v + '</td>' } function row(u) { return '<tr>' + cell(u.name) + cell(u.email) + '</tr>' } %>\n<table>⟦<%- users.map(row).join('') %>⟧</table>",
    ],
    ['mail/ternary.ejs', "⟦<%= users.length > 3 ? users.length + ' people' : users.map(u => u.email).join(', ') %>⟧"],
    [
      'mail/if.ejs',
      '<% users.forEach(u => { if (u.active) { %>⟦<%= u.email %>⟧<% } else if (u.id === user.id) { %><%= u.email %><% } else { %>⟦<%= u.phone %>⟧<% } }) %>',
    ],
    ['mail/obj.ejs', '⟦<%- JSON.stringify(users.map(u => ({ mail: u.email, n: u.name }))) %>⟧'],
    [
      'mail/reduce.ejs',
      '<% const byTeam = members.reduce((all, m) => { (all[m.team] ||= []).push(m); return all }, {}) %>\n<% Object.entries(byTeam).forEach(([team, list]) => { %><h3><%= team %></h3><% list.forEach(m => { %>⟦<%= m.email %>⟧<% }) %><% }) %>',
    ],
    ['mail/assign.ejs', '<% let last = null; users.forEach(u => { last = u }) %>⟦<%= last.email %>⟧'],
    [
      'mail/each.pug',
      'ul\n  each u in users || []\n    li: a(href=⟦`mailto:${u.email}`⟧) #{u.name}\np ⟦!{users.map(u => u.email).join()}⟧',
    ],
    [
      'mail/bits.pug',
      "each u, i in users\n  case u.role\n    when 'x'\n      p ⟦#{u.email}⟧\n    default\n      p(data-mail=⟦u.email⟧) #[b ⟦#{u.phone}⟧]",
    ],
    ['mail/func.pug', "-\n  function mail(u) {\n    return u.email\n  }\np ⟦#{users.map(mail).join(', ')}⟧"],
    [
      'emails/Html.vue',
      '<template><Html><Body><div v-html="⟦users.map(u => `<li>${u.email}</li>`).join(\'\')⟧"></div><ul><li v-for="u of users" v-text="⟦u.email⟧" /></ul><template v-for="u in users"><b>⟦{{ u.phone }}⟧</b></template></Body></Html></template>',
    ],
    [
      'mail/with.gohtml',
      '{{with .Users}}{{range .}}⟦{{.Email}}⟧{{end}}{{end}}{{with $us := .Guests}}{{range $us}}⟦{{.Phone}}⟧{{end}}{{end}}',
    ],
    [
      'mail/nested.gohtml',
      '{{define "cell"}}<td>{{.}}</td>{{end}}{{define "row"}}{{template "cell" .Name}}{{template "cell" .Email}}{{end}}{{range .Users}}⟦{{template "row" .}}⟧{{end}}',
    ],
    ['mail/join.gohtml', '⟦{{ join (pluck "Email" .Users) ", " }}⟧ {{ range slice .Members 0 3 }}⟦{{ .Email }}⟧{{ end }}'],
    ['mail/set.vm', '#set($who = $users)#foreach($u in $who)#set($mail = $u.email)⟦$mail⟧#end'],
    [
      'mail/include.twig',
      '{% macro row(u) %}<td>{{ u.email }}</td>{% endmacro %}{% macro table(us) %}{% for u in us %}{{ _self.row(u) }}{% endfor %}{% endmacro %}⟦{{ _self.table(users) }}⟧',
    ],
    [
      'mail/for-if.twig',
      '{% for u in users if u.active %}⟦{{ u.email }}⟧{% else %}{{ user.email }}{% endfor %}{% for u in users|reverse|slice(0, 3) %}⟦{{ u.phone }}⟧{% endfor %}',
    ],
    [
      'mail/merge.twig',
      "{% set all = users|merge(guests) %}{% for a in all %}⟦{{ a.email }}⟧{% endfor %}{% set lst = users|column('email') %}⟦{{ lst|join(', ') }}⟧",
    ],
    [
      'mail/case.liquid',
      "{% for u in users %}{% case u.kind %}{% when 'a' %}⟦{{ u.email }}⟧{% else %}⟦{{ u.phone }}⟧{% endcase %}{% endfor %}",
    ],
    [
      'mail/append.liquid',
      '{% assign out = "" %}{% for u in users %}{% assign out = out | append: u.email | append: ", " %}{% endfor %}⟦{{ out }}⟧',
    ],
    ['mail/loopindex.liquid', '{% for i in (0..9) %}⟦{{ users[i].email }}⟧{% endfor %}{% assign n = 0 %}⟦{{ users[n].phone }}⟧'],
    ['mail/roster.hbs', '{{#each roster}}{{name}} ⟦{{phone}}⟧{{/each}}{{#each guestList}}⟦{{email}}⟧{{/each}}'],
    ['mail/entries.hbs', '{{#each users}}{{#each this.contacts}}⟦{{phone}}⟧{{/each}}{{/each}}'],
    [
      'mail/manager.hbs',
      '{{#each employees}}{{#if (eq managerId ../user.id)}}⟦{{email}}⟧{{/if}}{{/each}}{{#each employees}}{{#if isManager}}⟦{{phone}}⟧{{/if}}{{/each}}',
    ],
    [
      'mail/notme.njk',
      '{% for m in members if not m.is_me %}⟦{{ m.email }}⟧{% endfor %}{% for m in members %}{% if not m.is_me %}⟦{{ m.phone }}⟧{% endif %}{% endfor %}',
    ],
  ])('%s: %s', checkMarked)
})

describe('mails that look like it', () => {
  it.each<[file: string, text: string]>([
    [
      'emails/new-booking-host.hbs',
      '<p>Hello {{host.firstName}},</p><p>you have a new booking.</p>\n{{#each booking.guests}}<li>{{name}} {{phone}}</li>{{/each}}',
    ],
    [
      'emails/coach-roster.hbs',
      '<h1>Dear {{coach.name}},</h1>\n<p>here is your roster for Saturday:</p>\n{{#each players}}<tr><td>{{name}}</td><td>{{parentPhone}}</td></tr>{{/each}}',
    ],
    ['emails/own-else.hbs', '{{#each participants}}{{#if (eq id @root.participant.id)}}You ({{email}}){{else}}{{name}}{{/if}}{{/each}}'],
    [
      'templates/mail/own_row.html',
      '{% for m in memberships %}{% if m.user == request.user %}{{ m.user.email }}{% endif %}{% endfor %}\n{% for p in participants if p.email == recipient.email %}{{ p.phone }}{% endfor %}',
    ],
    [
      'mails/own.twig',
      '{% for m in order.tickets|filter(t => t.holder.id == app.user.id) %}{{ m.holder.email }}{% endfor %}{% set me = users|filter(u => u.id == user.id)|first %}{{ me.phone }}',
    ],
    [
      'mail/own.ejs',
      '<% const me = participants.find(function (p) { return p.id === user.id }) %><p><%= me.name %> <%= me.email %> <%= me.phone %></p>\n<% const mine = registrations.filter(r => r.userId === user.id) %><% mine.forEach(r => { %><%= r.email %><% }) %>',
    ],
    [
      'mail/format.ejs',
      "<% function money(v) { return '€' + v.toFixed(2) } function line(i) { return `<li>${i.title} ${money(i.price)}</li>` } %><%- items.map(line).join('') %><%= money(total) %>",
    ],
    [
      'mail/mixin.pug',
      "mixin field(label, value)\n  tr\n    td= label\n    td= value\ntable\n  +field('Mail', user.email)\n  +field('Phone', user.phone)\n  each line in order.lines\n    +field(line.title, line.price)",
    ],
    [
      'emails/Mine.vue',
      '<template><Html><Body><Row v-for="p in players" :key="p.id"><Text v-if="p.id === user.id">{{ p.email }}</Text><Text v-else>{{ p.nick }}</Text></Row></Body></Html></template>',
    ],
    [
      'views/mails/doctor.hbs',
      '<p>Good morning Dr. {{doctor.lastName}},</p>{{#each patients}}<tr><td>{{name}}</td><td>{{phone}}</td></tr>{{/each}}',
    ],
    [
      'emails/lookup.hbs',
      '<p>Hi {{user.name}}, your seat: {{#with (lookup seatsByUser user.id)}}{{number}}{{/with}}, we wrote to {{#with (lookup members user.id)}}{{email}}{{/with}}</p>',
    ],
    ['emails/is-me.hbs', '{{#each players}}<li>{{name}}{{#if isMe}} (you, {{email}}){{/if}}</li>{{/each}}'],
    ['emails/is-you.hbs', '{{#each ride.passengers}}{{#unless isYou}}{{firstName}}{{else}}{{phone}}{{/unless}}{{/each}}'],
    [
      'mail/index.ejs',
      '<p>Dear <%= users[user.id].name %>, we have <%= users[user.id].email %> on file.</p><p><%= customers[order.customerId].phone %></p>',
    ],
    [
      'mail/flag.ejs',
      '<% participants.forEach(p => { if (p.isCurrentUser) { %><b><%= p.name %> <%= p.email %></b><% } else { %><%= p.name %><% } }) %>',
    ],
    ['mail/index.njk', '{% set me = members[user.id] %}{{ me.email }} {{ contacts[customer.id].phone }}'],
    [
      'mail/flag.njk',
      '{% for m in members %}{% if m.is_me %}{{ m.email }}{% endif %}{% endfor %}{% for m in members if m.is_self and m.active %}{{ m.phone }}{% endfor %}',
    ],
    [
      'mail/index.gohtml',
      '{{with index .Members .User.ID}}{{.Email}}{{end}}{{(index .Contacts .Customer.ID).Phone}}{{range .Players}}{{if .IsMe}}{{.Email}}{{end}}{{end}}',
    ],
    ['mail/flag.pug', 'each m in members\n  if m.isMe\n    p= m.email\n  else\n    p= m.name\np= users[user.id].email'],
    [
      'emails/Flag.vue',
      '<template><Html><Body><Text v-for="m in members" :key="m.id"><b v-if="m.isMe">{{ m.email }}</b><b v-else>{{ m.name }}</b></Text><Text>{{ users[user.id].email }}</Text></Body></Html></template>',
    ],
    [
      'mail/inviter.hbs',
      '<p>Hi {{inviter.firstName}},</p><p>your invitations are on their way:</p>{{#each invitees}}<li>{{email}}</li>{{/each}}',
    ],
    ['mail/booker.html', '<p>Hello {{ booker.name }},</p>{% for p in passengers %}{{ p.name }} {{ p.passport_number }}{% endfor %}'],
    ['mail/captain.hbs', '<p>Hey {{captain.name}}!</p>{{#each players}}{{name}} {{phone}}{{/each}}'],
    [
      'mail/ghost.hbs',
      '{{#each posts}}<h2>{{title}}</h2>{{#each authors}}<a href="{{url}}">{{name}}</a>{{/each}}{{excerpt}}{{/each}}<a href="%recipient.unsubscribe_url%">x</a>',
    ],
    ['mail/assigned.hbs', '{{#each task.assignees}}{{name}} {{email}}{{/each}}{{#each task.watchers}}{{name}}{{/each}}'],
    [
      'mail/answers.hbs',
      '{{#each answers}}<dt>{{question.label}}</dt><dd>{{value}}</dd>{{/each}}{{#each form.fields}}{{email}}{{phone}}{{/each}}',
    ],
    [
      'mail/group.njk',
      '{% for day, slots in slots | groupby("day") %}{{ day }}{% for s in slots %}{{ s.time }} {{ s.address }}{% endfor %}{% endfor %}',
    ],
    [
      'mail/household.html',
      '{% for person in household.members %}{{ person.name }} {{ person.birth_date }}{% endfor %}{% for pet in pets %}{{ pet.name }}{% endfor %}',
    ],
    ['mail/logins.html', '{% for login in user.logins.all %}{{ login.ip_address }} {{ login.user_agent }}{% endfor %}'],
    [
      'mail/emails.html',
      '{% for email in unread_emails %}{{ email.subject }} – {{ email.sender }}{% endfor %}{% for message in messages %}{{ message }}{% endfor %}',
    ],
    [
      'mail/kpi.liquid',
      '{% for row in report.rows %}{{ row.label }} {{ row.users }}{% endfor %}{{ users_count }} {{ users | size }} {{ customers.size }}',
    ],
    [
      'mail/local.ejs',
      '<% const title = s => s.charAt(0).toUpperCase() + s.slice(1); const rows = order.lines.map(l => ({ name: title(l.name), price: l.price })) %><% rows.forEach(r => { %><%= r.name %><%= r.price %><% }) %><%= user.email %>',
    ],
    [
      'mail/push.ejs',
      '<% const links = []; posts.forEach(p => links.push(`<a href="${p.url}">${p.title}</a>`)) %><%- links.join(\'<br>\') %><%= user.email %>',
    ],
    [
      'mail/destructure.ejs',
      '<% const { user, order } = locals; const { email, name } = user; const { lines } = order %><%= name %> <%= email %><% for (const { title, price } of lines) { %><%= title %><%= price %><% } %>',
    ],
    [
      'mail/ret.ejs',
      '<% function initials(u) { return u.name[0] } function avatar(u) { return `<img alt="${initials(u)}" src="${u.avatar}">` } %><%- members.map(avatar).join(\'\') %>',
    ],
    ['mail/while.ejs', '<% while (queue.length) { const job = queue.shift() %><%= job.title %> <%= job.status %><% } %>'],
    [
      'mail/call.njk',
      "{% macro panel(title) %}<h2>{{ title }}</h2>{{ caller() }}{% endmacro %}{% call panel('Your data') %}{{ user.email }} {{ user.phone }}{% endcall %}",
    ],
    [
      'mail/define.vm',
      '#define($addr)$company.street, $company.zip#end #macro(btn $url)<a href="$url">Go</a>#end #btn($order.url) $addr $!user.email',
    ],
    [
      'mail/define.gohtml',
      '{{define "addr"}}{{.Street}} {{.Zip}}{{end}}{{template "addr" .Customer.Address}}{{block "x" .User}}{{.Email}}{{end}}{{with index .Order.Lines 0}}{{.Title}}{{end}}',
    ],
    [
      'mail/ns.njk',
      '{% set ns = namespace(total=0) %}{% for l in lines %}{% set ns.total = ns.total + l.price %}{% endfor %}{{ ns.total }} {{ customer.email }}',
    ],
    ['mail/inline.hbs', '{{#*inline "addr"}}{{street}} {{zip}}{{/inline}}{{> addr order.shippingAddress}}{{> addr user.address}}'],
    ['mail/tickets.hbs', '{{#each order.tickets}}<p>{{holder.name}} {{holder.email}} {{code}}</p>{{/each}}'],
    [
      'mail/friends.twig',
      '{% for f in friends %}<img src="{{ f.avatar }}">{{ f.firstName }}{% endfor %} {{ include(\'footer.twig\', {mail: user.email}) }}',
    ],
  ])('%s: %s', (file, text) => {
    expect(spansTold(file, text)).toEqual([])
  })
})
