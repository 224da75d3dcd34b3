import { describe, it } from 'vitest'
import { checkMarked } from './marked.js'

type Case = [file: string, marked: string]

/** `⟦⟧` mark what is told. A row of the reader’s team, or one whose manager the reader is, is another’s. */
describe('a filter that leaves the reader’s own row', () => {
  it.each<Case>([
    ['a.njk', '{% for m in members if m.id == user.id %}{{ m.email }}{% endfor %}'],
    ['a.njk', '{% for m in members if m.id != user.id %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.njk', '{% for m in members if m.team_id == user.team_id %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.njk', '{% for m in members if m.id == user.id or m.public %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.njk', '{% for m in members if m.active %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.njk', "{% for m in members|selectattr('id', 'equalto', user.id) %}{{ m.email }}{% endfor %}"],
    ['a.njk', "{{ (members|selectattr('id', 'equalto', user.id)|first).email }}"],
    ['a.njk', "{% set me = members|selectattr('id', 'eq', user.id)|first %}{{ me.email }}"],
    ['a.njk', "{% set me = (members|selectattr('user.id', '==', user.id)|list)[0] %}{{ me.email }}"],
    ['a.njk', "{% for m in members|selectattr('team_id', 'equalto', user.team_id) %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.njk', "{% for m in members|selectattr('manager_id', 'equalto', user.id) %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.njk', "{% for m in members|rejectattr('id', 'equalto', user.id) %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.njk', "{% for m in members|selectattr('id', 'ne', user.id) %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.njk', "{% for m in members|selectattr('active') %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.njk', "⟦{{ members|selectattr('id', 'ne', user.id)|map(attribute='email')|join(', ') }}⟧"],
    ['a.njk', "{{ members|selectattr('id', 'equalto', user.id)|map(attribute='email')|join(', ') }}"],
    ['a.twig', '{% for m in members|filter(m => m.id == user.id) %}{{ m.email }}{% endfor %}'],
    ['a.twig', '{{ (members|filter(m => m.id == user.id)|first).email }}'],
    ['a.twig', '{% set me = members|filter(m => m.id == app.user.id)|first %}{{ me.email }}'],
    ['a.twig', '{% for m in members|filter(m => m.id != user.id) %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.twig', '{% for m in members|filter(m => m.company == user.company) %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.twig', '{% for m in members|filter((m, k) => m.active) %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.vue', '<template><li v-for="m in members.filter(m => m.id === user.id)" :key="m.id">{{ m.email }}</li></template>'],
    ['a.vue', '<template><li v-for="m in members.filter((one) => one.userId === user.id)">{{ m.email }}</li></template>'],
    ['a.vue', '<template><li v-for="m in members.filter(m => m.teamId === user.teamId)">⟦{{ m.email }}⟧</li></template>'],
    ['a.vue', '<template><li v-for="m in members.filter(m => m.id !== user.id)">⟦{{ m.email }}⟧</li></template>'],
    ['a.vue', '<template><li v-if="m.id === user.id" v-for="m in members">{{ m.email }}</li></template>'],
    ['a.vue', '<template><li>{{ members.find(m => m.id === user.id).email }}</li></template>'],
    ['a.vue', '<template><li>{{ members.filter(m => m.id === user.id)[0].email }}</li></template>'],
    ['a.pug', 'each m in members.filter(m => m.id === user.id)\n  p= m.email'],
    ['a.pug', 'each m in members.filter(m => m.id !== user.id)\n  p⟦= m.email⟧'],
    ['a.pug', '- const me = members.filter(m => m.id === user.id)[0]\np= me.email'],
    ['a.pug', 'each m in members.filter(function (m) { return m.id === user.id })\n  p= m.email'],
    ['a.pug', 'each m in members\n  if m.id === user.id\n    p= m.email'],
    ['a.pug', 'each m in members\n  if m.managerId === user.id\n    p⟦= m.email⟧'],
    ['a.liquid', "{% assign me = members | where: 'id', user.id | first %}{{ me.email }}"],
    ['a.liquid', "{% assign mine = members | where: 'id', customer.id %}{% for m in mine %}{{ m.email }}{% endfor %}"],
    ['a.liquid', "{% assign mine = members | where: 'team_id', customer.team_id %}{% for m in mine %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.liquid', "{% assign mine = members | where: 'active', true %}{% for m in mine %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.liquid', "{% assign mine = members | where: 'active' %}{% for m in mine %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.liquid', "{% assign me = members | find: 'id', user.id %}{{ me.email }}"],
    ['a.liquid', "{% assign rest = members | reject: 'id', user.id %}{% for m in rest %}⟦{{ m.email }}⟧{% endfor %}"],
    ['a.ejs', '<% const me = members.filter(m => m.id === user.id)[0] %><%= me.email %>'],
    ['a.ejs', '<% const me = members.find(m => m.id === user.id) %><%= me.email %>'],
    ['a.ejs', '<% const [me] = members.filter(m => m.id === user.id) %><%= me.email %>'],
    ['a.ejs', '<%= members.filter(m => m.id === user.id)[0].email %>'],
    ['a.ejs', '<%= members.filter(m => m.id === user.id).map(m => m.email).join(", ") %>'],
    ['a.ejs', '<%= members.filter(({ id }) => id === user.id).map(m => m.email) %>'],
    ['a.ejs', '<%= _.filter(members, m => m.id === user.id)[0].email %>'],
    ['a.ejs', '<% _.filter(members, m => m.id === user.id).forEach(m => { %><%= m.email %><% }) %>'],
    ['a.ejs', '<% const mine = members.filter(m => m.id === user.id); mine.forEach(m => { %><%= m.email %><% }) %>'],
    ['a.ejs', '<% const mine = members.filter(m => m.teamId === user.teamId); mine.forEach(m => { %>⟦<%= m.email %>⟧<% }) %>'],
    ['a.ejs', '⟦<%= members.filter(m => m.id !== user.id).map(m => m.email).join(", ") %>⟧'],
    ['a.ejs', '⟦<%= members.filter(m => m.managerId === user.id).map(m => m.email).join(", ") %>⟧'],
    ['a.ejs', '⟦<%= members.filter(m => m.id === user.id || m.public).map(m => m.email).join(", ") %>⟧'],
    ['a.ejs', '<% members.filter(m => m.email === email).forEach(m => { %><%= m.phone %><% }) %>'],
    ['a.ejs', '<% members.filter(m => String(m.id) === String(user.id)).forEach(m => { %><%= m.phone %><% }) %>'],
    ['a.ejs', '<% members.filter(m => m.active).filter(m => m.id === user.id).forEach(m => { %><%= m.phone %><% }) %>'],
    ['a.ejs', '<% members.filter(m => m.id === user.id && m.active).slice(0, 1).forEach(m => { %><%= m.phone %><% }) %>'],
    ['a.ejs', '<% attendees.filter(a => a.id === attendee.id).forEach(a => { %><%= a.phone %><% }) %>'],
    ['a.ejs', '<% attendees.filter(a => a.id === organizer.id).forEach(a => { %>⟦<%= a.phone %>⟧<% }) %>'],
    ['a.ejs', '<% [...members.filter(m => m.id === user.id), ...guests].forEach(m => { %>⟦<%= m.email %>⟧<% }) %>'],
    ['a.ejs', '<% members.filter(m => m.id === user.id).concat(guests).forEach(m => { %>⟦<%= m.email %>⟧<% }) %>'],
    ['a.ejs', '<% for (const m of members) { if (m.id !== user.id) continue; %><%= m.email %><% } %>'],
    ['a.ejs', '<% for (const m of members) { if (m.id === user.id) continue; %>⟦<%= m.email %>⟧<% } %>'],
  ])('%s: %s', checkMarked)
})

describe('a condition that leaves the reader’s own row to its other part', () => {
  it.each<Case>([
    ['a.liquid', '{% for m in members %}{% unless m.id == user.id %}{% continue %}{% endunless %}{{ m.email }}{% endfor %}'],
    ['a.liquid', '{% for m in members %}{% if m.id != user.id %}{% continue %}{% endif %}{{ m.email }}{% endfor %}'],
    ['a.liquid', '{% for m in members %}{% if m.id == user.id %}{% continue %}{% endif %}⟦{{ m.email }}⟧{% endfor %}'],
    ['a.liquid', '{% for m in members %}{% unless m.id == user.id %}⟦{{ m.phone }}⟧{% else %}{{ m.email }}{% endunless %}{% endfor %}'],
    ['a.liquid', '{% for m in members %}{% unless m.id != user.id %}{{ m.phone }}{% else %}⟦{{ m.email }}⟧{% endunless %}{% endfor %}'],
    [
      'a.liquid',
      '{% for m in members %}{% if m.guest %}x{% elsif m.id == user.id %}{{ m.email }}{% else %}⟦{{ m.email }}⟧{% endif %}{% endfor %}',
    ],
    ['a.njk', '{% for m in members %}{% if m.id != user.id %}x{% else %}{{ m.email }}{% endif %}{% endfor %}'],
    ['a.njk', '{% for m in members %}{% ifnotequal m.id user.id %}x{% else %}{{ m.email }}{% endifnotequal %}{% endfor %}'],
    ['a.hbs', '{{#each members}}{{#unless (eq id ../user.id)}}x{{else}}{{email}}{{/unless}}{{/each}}'],
    ['a.hbs', '{{#each members}}{{#if guest}}x{{else if (eq id ../user.id)}}{{email}}{{else}}⟦{{email}}⟧{{/if}}{{/each}}'],
    ['a.hbs', '{{#each members}}{{#if (ne id ../user.id)}}⟦{{email}}⟧{{else}}{{email}}{{/if}}{{/each}}'],
    ['a.gohtml', '{{range .Members}}{{if ne .ID $.User.ID}}{{continue}}{{end}}{{.Email}}{{end}}'],
    ['a.gohtml', '{{range .Members}}{{if eq .ID $.User.ID}}{{continue}}{{end}}⟦{{.Email}}⟧{{end}}'],
    ['a.gohtml', '{{range .Members}}{{if ne .ID $.User.ID}}⟦{{.Email}}⟧{{else}}{{.Email}}{{end}}{{end}}'],
    ['a.ejs', '<% members.forEach(m => { if (m.id !== user.id) return; %><%= m.email %><% }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (m.id !== user.id) { return } %><%= m.email %><% }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (!m._id.equals(user._id)) return; %><%= m.email %><% }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (!m.active || m.id !== user.id) return; %><%= m.email %><% }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (m.hidden && m.id !== user.id) return; %>⟦<%= m.email %>⟧<% }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (m.id === user.id) return; %>⟦<%= m.email %>⟧<% }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (m.teamId !== user.teamId) return; %>⟦<%= m.email %>⟧<% }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (m.id !== user.id) { %>x<% } else { %><%= m.email %><% } }) %>'],
    ['a.ejs', '<% members.forEach(m => { if (m.guest) { %>x<% } else if (m.id === user.id) { %><%= m.email %><% } }) %>'],
    [
      'a.vue',
      '<template><li v-for="m in members"><b v-if="m.id !== user.id">⟦{{ m.email }}⟧</b><i v-else>{{ m.email }}</i></li></template>',
    ],
    [
      'a.vue',
      '<template><li v-for="m in members"><b v-if="m.guest">x</b><i v-else-if="m.id === user.id">{{ m.email }}</i><i v-else>⟦{{ m.email }}⟧</i></li></template>',
    ],
    ['a.pug', 'each m in members\n  if m.id !== user.id\n    p x\n  else\n    p= m.email'],
    ['a.pug', 'each m in members\n  unless m.id === user.id\n    p⟦= m.email⟧'],
    ['a.pug', 'each m in members\n  if m.guest\n    p x\n  else if m.id === user.id\n    p= m.email'],
    ['a.vm', '#foreach($m in $members)#if($m.guest)x#elseif($m.id == $user.id)$m.email#else⟦$m.email⟧#end#end'],
  ])('%s: %s', checkMarked)
})

describe('who comes, told to the host', () => {
  it.each<Case>([
    ['a.hbs', '{{#each organizer.guests}}{{email}}{{/each}}'],
    ['a.hbs', '<p>Hi {{host.name}},</p>{{#each event.attendees}}{{email}}{{/each}}'],
    ['a.hbs', '<p>Hi {{user.name}}, {{host.name}} invited you.</p>{{#each event.attendees}}⟦{{email}}⟧{{/each}}'],
    ['a.hbs', '<p>Dear <b>{{ organizer.firstName }}</b>, these people come:</p>{{#each attendees}}{{email}} {{phone}}{{/each}}'],
    ['a.hbs', '<p>{{host.name}} invites you.</p>{{#each attendees}}⟦{{email}}⟧{{/each}}'],
    ['a.hbs', '<p>{{host.name}}, the organizer of your trip, asks you in.</p>{{#each attendees}}⟦{{email}}⟧{{/each}}'],
    ['a.hbs', '<p>Hi {{guide.name}}, your tour:</p>{{#each passengers}}{{phone}}{{/each}}'],
  ])('%s: %s', checkMarked)
})

describe('people through things', () => {
  it.each<Case>([
    ['a.hbs', '<p>Dear {{guest.name}},</p>{{#each bookings}}<p>{{guest.name}} ⟦{{guest.email}}⟧</p>{{/each}}'],
    ['a.njk', '<p>Hello {{ bidder.name }},</p>{% set best = auction.bids | first %}<p>⟦{{ best.bidder.email }}⟧ won</p>'],
    ['a.hbs', '<p>Dear {{host.name}},</p>{{#each bookings}}<p>{{guest.email}}</p>{{/each}}'],
    ['a.hbs', '<p>Dear {{user.name}},</p>{{#each orders}}<p>{{user.email}}</p>{{/each}}'],
    ['a.hbs', '<p>Dear {{guest.name}},</p>{{#each guest.bookings}}<p>{{guest.email}}</p>{{/each}}'],
    ['a.hbs', '{{#each bookings}}<p>{{guest.email}}</p>{{/each}}'],
    ['a.hbs', '{{#each matches}}<p>{{profile.name}}, {{profile.age}}, {{profile.phone}}</p>{{/each}}'],
    ['a.hbs', '{{#each hotel.contacts}}{{name}} {{phone}}{{/each}}{{#each campaign.contacts}}⟦{{phone}}⟧{{/each}}'],
    ['a.hbs', '<a href="mailto:{{coach.email}}?cc={{#each players}}⟦{{email}}⟧,{{/each}}">All</a>'],
  ])('%s: %s', checkMarked)
})
