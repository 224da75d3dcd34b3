import { describe, it } from 'vitest'
import { checkMarked } from './marked.js'

type Case = [file: string, marked: string]

/** Ways that a list takes to the page; `⟦⟧` mark where it is told. */
describe('EJS: bodies of filters, functions of the template, loops that take', () => {
  it.each<Case>([
    ['a.ejs', '<% users.filter(function (u) { return u.active }).forEach(function (u) { %>⟦<%= u.email %>⟧<% }) %>'],
    ['a.ejs', '<% users.filter(u => { return u.active; }).forEach(u => { %>⟦<%= u.email %>⟧<% }) %>'],
    ['a.ejs', '<% const act = users.filter(function (u) { return u.active }); act.forEach(function (u) { %>⟦<%= u.email %>⟧<% }) %>'],
    ['a.ejs', '<% for (const u of users.filter((u) => { return u.active })) { %>⟦<%= u.email %>⟧<% } %>'],
    ['a.ejs', '<% _.each(_.filter(users, function (u) { return u.active }), function (u) { %>⟦<%= u.email %>⟧<% }) %>'],
    ['a.ejs', '<% users.sort(function (a, b) { return a.n - b.n }).forEach(u => { %>⟦<%= u.email %>⟧<% }) %>'],
    [
      'a.ejs',
      '<% it.users.filter(function(u){ if (!u.active) { return false } return true }).forEach(function(u, i){ %>⟦<%= u.email %>⟧<% }) %>',
    ],
    ['a.ejs', '⟦<%= users.filter(function (u) { return u.active }).map(function (u) { return u.email }).join(", ") %>⟧'],
    ['a.ejs', '⟦<%= users.map(u => { const e = u.email; return `<b>${e}</b>` }).join("") %>⟧'],
    ['a.ejs', '<% function row(u) { %><td><%= u.email %></td><% } %>⟦<% users.filter(u => u.active).forEach(u => row(u)) %>⟧'],
    ['a.ejs', '<% function row(u) { %><td><%= u.email %></td><% } %>⟦<% users.forEach((u, i) => row(u, i)) %>⟧'],
    ['a.ejs', '<% function row(i, u) { %><td><%= u.email %></td><% } %>⟦<% users.forEach((u, i) => row(i, u)) %>⟧'],
    ['a.ejs', '<% function row(u) { %><td><%= u.email %></td><% } %>⟦<% users.forEach(function (u) { row(u) }) %>⟧'],
    ['a.ejs', '⟦<% users.forEach(u => row(u)) %>⟧<% function row(u) { %><td><%= u.email %></td><% } %>'],
    ['a.ejs', '<% function row({ email, name }) { %><td><%= email %></td><% } %>⟦<% users.forEach(u => row(u)) %>⟧'],
    ['a.ejs', '<% function row({ user: { email } }) { %><td><%= email %></td><% } %>⟦<% users.forEach(u => row({ user: u })) %>⟧'],
    ['a.ejs', '<% function row(u) { return "<td>" + u.email + "</td>" } %><% users.forEach(u => { %>⟦<%- row(u) %>⟧<% }) %>'],
    ['a.ejs', '<% const row = (u) => `<td>${u.email}</td>` %>⟦<%- users.map(row).join("") %>⟧'],
    ['a.ejs', '<% const row = u => u.email %>⟦<%= users.map(row).join(", ") %>⟧'],
    ['a.ejs', '<% const row = function (u) { return u.email } %>⟦<%= users.map(u => row(u)).join(", ") %>⟧'],
    ['a.ejs', '<% function row(u) { let s = "<td>"; s += u.email; return s } %>⟦<%- users.map(row).join("") %>⟧'],
    ['a.ejs', '⟦<%= users.map(row).join("") %>⟧<% function row(u) { return u.email } %>'],
    ['a.ejs', '<% function row(u) { return u.title } %><%= users.map(row).join("") %>'],
    ['a.ejs', '<% function row(u) { return u.email } %><%= row(user) %>'],
    ['a.ejs', '<% let u; while (u = users.shift()) { %>⟦<%= u.email %>⟧<% } %>'],
    ['a.ejs', '<% while ((u = users.pop()) !== undefined) { %>⟦<%= u.email %>⟧<% } %>'],
    ['a.ejs', '<% while (users.length) { const u = users.shift(); %>⟦<%= u.email %>⟧<% } %>'],
    ['a.ejs', '<% for (const i in users) { %>⟦<%= users[i].email %>⟧<% } %>'],
    ['a.ejs', '<% for (const i in users) { const u = users[i]; %>⟦<%= u.email %>⟧<% } %>'],
    ['a.ejs', '<% for (let i = 0; i < users.length; i++) { const { email } = users[i]; %>⟦<%= email %>⟧<% } %>'],
    ['a.ejs', '<% users.forEach(function (u) { var c = u.contact; %>⟦<%= c.email %>⟧<% }) %>'],
    ['a.ejs', '<% users.forEach(u => { const { email, phone } = u; %>⟦<%= phone %>⟧<% }) %>'],
    ['a.ejs', '<% const emails = users.map(u => u.email) %>⟦<%= emails.join(", ") %>⟧'],
    ['a.ejs', '<% const list = []; users.forEach(u => list.push(u.email)) %>⟦<%= list.join(", ") %>⟧'],
    ['a.ejs', '<% for (let [id, u] of Object.entries(users)) { %>⟦<%= u.email %>⟧<% } %>'],
  ])('%s: %s', checkMarked)
})

describe('parts that are printed by name', () => {
  it.each<Case>([
    ['a.vm', '#define($row)<td>$u.email</td>#end #foreach($u in $users)⟦$row⟧#end'],
    ['a.vm', '#define( $list )#foreach($u in $users)⟦$u.email⟧#end#end $list'],
    ['a.vm', '#macro(box)<b>$bodyContent</b>#end #foreach($u in $users)#@box()⟦$u.email⟧#end#end'],
    ['a.vm', '#macro(row $u)<td>$u.email $bodyContent</td>#end #foreach($u in $users)⟦#@row($u)⟧x#end#end'],
    ['a.vm', '#foreach($u in $users)$foreach.count ⟦$u.email⟧#if($foreach.hasNext), #end#end'],
    ['a.vm', '#set($list = $users)#foreach(${u} in ${list})⟦${u.email}⟧#end'],
    ['a.vm', '⟦$users.get(0).email⟧ ⟦$users[0].email⟧'],
    ['a.gohtml', '{{define "row"}}<td>{{.Email}}</td>{{end}}{{range .Users}}⟦{{template "row" .}}⟧{{end}}'],
    ['a.gohtml', '{{define "row"}}<td>{{.User.Email}}</td>{{end}}{{range .Users}}⟦{{template "row" (dict "User" .)}}⟧{{end}}'],
    ['a.gohtml', '{{define "list"}}{{range .}}{{.Email}}{{end}}{{end}}⟦{{template "list" .Users}}⟧'],
    ['a.gohtml', '{{range .Users}}{{block "row" .}}⟦{{.Email}}⟧{{end}}{{end}}'],
    ['a.gohtml', '{{block "list" .Users}}{{range .}}⟦{{.Email}}⟧{{end}}{{end}}'],
    ['a.gohtml', '{{with index .Users 0}}⟦{{.Email}}⟧{{end}}'],
    ['a.gohtml', '{{with $u := index .Users 0}}⟦{{$u.Email}}⟧{{end}}'],
    ['a.gohtml', '{{(index .Users 0).Email}}'.replace(/^.*$/, '⟦$&⟧')],
    ['a.gohtml', '{{$u := index .Users 0}}⟦{{$u.Email}}⟧'],
    ['a.gohtml', '{{range $i, $u := .Users}}⟦{{$u.Email}}⟧{{else}}none{{end}}'],
    ['a.gohtml', '{{with .User}}{{.Email}}{{end}}{{define "x"}}{{.Email}}{{end}}{{template "x" .User}}'],
    ['a.hbs', '{{#*inline "row"}}<td>{{email}}</td>{{/inline}}{{#each users}}⟦{{> row}}⟧{{/each}}'],
    ['a.hbs', '{{#*inline "row"}}<td>{{u.email}}</td>{{/inline}}{{#each users as |x|}}⟦{{> row u=x}}⟧{{/each}}'],
    ['a.hbs', '{{#*inline "row"}}<td>{{email}}</td>{{/inline}}{{> row user}}'],
    ['a.hbs', '{{#*inline "list"}}{{#each users}}⟦{{email}}⟧{{/each}}{{/inline}}{{> list}}'],
    ['a.hbs', '{{#> layout}}{{#each users}}⟦{{email}}⟧{{/each}}{{/layout}}'],
    ['a.hbs', '{{#each users}}{{#> card}}⟦{{email}}⟧{{/card}}{{/each}}'],
    ['a.hbs', '{{#> card this}}{{#*inline "body"}}{{#each users}}⟦{{email}}⟧{{/each}}{{/inline}}{{/card}}'],
    ['a.pug', 'mixin box(title)\n  .box\n    h2= title\n    block\neach u in users\n  +box(u.name)\n    p⟦= u.email⟧'],
    ['a.pug', 'mixin row(u)\n  td= u.email\n  block\neach u in users\n  ⟦+row(u)⟧\n    b x'],
    ['a.pug', 'mixin list(us)\n  each u, i in us\n    td= u.email\n⟦+list(users)⟧'],
    ['a.pug', 'each u, i in users\n  p⟦= u.email⟧'],
    ['a.pug', 'each u, i in users.filter(u => u.active)\n  p #{i} ⟦#{u.email}⟧'],
    ['a.pug', 'ul\n  each val, key in users\n    li= key\n    li⟦= val.email⟧'],
    ['a.pug', '- users.forEach(u => {\n  p⟦= u.email⟧\n- })'],
    ['a.pug', '- for (var i = 0; i < users.length; i++)\n  p⟦= users[i].email⟧'],
    ['a.pug', '- for (var i = 0; i < users.length; i++) {\n  p⟦= users[i].email⟧\n- }'],
    ['a.pug', '- var i = 0\nwhile i < users.length\n  p⟦= users[i++].email⟧'],
    ['a.pug', 'mixin row(...us)\n  each u in us\n    td= u.email\n⟦+row(...users)⟧'],
    ['a.pug', 'each u in users\n  - const mail = u.email\n  p⟦= mail⟧'],
    ['a.pug', '-\n  const mails = users.map(u => u.email)\np⟦= mails.join(", ")⟧'],
  ])('%s: %s', checkMarked)
})

describe('what is kept under a name and printed later', () => {
  it.each<Case>([
    ['a.liquid', '{% capture row %}{{ u.email }}{% endcapture %}{{ row }}'],
    ['a.liquid', '{% capture list %}{% for u in users %}⟦{{ u.email }}⟧{% endfor %}{% endcapture %}{{ list }}'],
    ['a.liquid', '{% for u in users %}{% capture e %}⟦{{ u.email }}⟧{% endcapture %}{{ e }}{% endfor %}'],
    ['a.liquid', '{% tablerow u in users cols:2 %}⟦{{ u.email }}⟧{% endtablerow %}'],
    ['a.liquid', '{% assign all = users | concat: guests %}{% for u in all %}⟦{{ u.email }}⟧{% endfor %}'],
    ['a.liquid', '{% assign all = order.lines | concat: guests %}{% for u in all %}⟦{{ u.email }}⟧{% endfor %}'],
    ['a.njk', '{% set x %}{% for u in users %}⟦{{ u.email }}⟧{% endfor %}{% endset %}{{ x }}'],
    ['a.njk', '{% for u in users %}{% set x %}⟦{{ u.email }}⟧{% endset %}{{ x }}{% endfor %}'],
    [
      'a.njk',
      '{% macro box() %}<b>{{ caller() }}</b>{% endmacro %}{% for u in users %}{% call box() %}⟦{{ u.email }}⟧{% endcall %}{% endfor %}',
    ],
    [
      'a.njk',
      '{% macro each(list) %}{% for u in list %}{{ caller(u) }}{% endfor %}{% endmacro %}⟦{% call(u) each(users) %}⟧{{ u.email }}{% endcall %}',
    ],
    [
      'a.njk',
      '{% macro list(us) %}{% for u in us %}{{ u.email }}{% endfor %}{{ caller() }}{% endmacro %}⟦{% call list(users) %}⟧x{% endcall %}',
    ],
    [
      'a.njk',
      '{% set ns = namespace(text="") %}{% for u in users %}{% set ns.text = ns.text ~ u.email ~ ", " %}{% endfor %}⟦{{ ns.text }}⟧',
    ],
    ['a.njk', '{% set ns = namespace(list=users) %}{% for u in ns.list %}⟦{{ u.email }}⟧{% endfor %}'],
    ['a.njk', '{% set ns = namespace(list=users, n=1) %}⟦{{ ns.list[0].email }}⟧'],
    ['a.njk', '{% set rows = [] %}{% for u in users %}{% set _ = rows.append(u.email) %}{% endfor %}⟦{{ rows|join(", ") }}⟧'],
    ['a.njk', '{% set rows = [] %}{% for u in users %}{% do rows.append(u.email) %}{% endfor %}⟦{{ rows|join(", ") }}⟧'],
    ['a.njk', '{% set all = users + guests %}{% for u in all %}⟦{{ u.email }}⟧{% endfor %}'],
    ['a.njk', '{% set rows = [] %}{% for u in users %}{% set rows = (rows.push(u.email), rows) %}{% endfor %}⟦{{ rows | join(", ") }}⟧'],
    ['a.njk', '{% for item in users|sort(attribute="name") %}⟦{{ item.email }}⟧{% endfor %}'],
    ['a.njk', '{% for group in users|groupby("city") %}{% for u in group.list %}⟦{{ u.email }}⟧{% endfor %}{% endfor %}'],
    ['a.njk', '{% for city, list in users|groupby("city") %}{% for u in list %}⟦{{ u.email }}⟧{% endfor %}{% endfor %}'],
    ['a.njk', '{% for row in users|batch(3) %}{% for u in row %}⟦{{ u.email }}⟧{% endfor %}{% endfor %}'],
    ['a.njk', '{% filter upper %}{% for u in users %}⟦{{ u.email }}⟧{% endfor %}{% endfilter %}'],
    ['a.twig', '{% for u in users %}{% embed "card.twig" %}{% block body %}⟦{{ u.email }}⟧{% endblock %}{% endembed %}{% endfor %}'],
    ['a.twig', '{% block list %}{% for u in users %}⟦{{ u.email }}⟧{% endfor %}{% endblock %}{{ block("list") }}'],
    ['a.twig', '{% for u in users %}⟦{{ block("row") }}⟧{% endfor %}{% block row %}{{ u.email }}{% endblock %}'],
    ['a.twig', '{% macro row(u) %}{{ u.email }}{% endmacro %}{% for u in users %}⟦{{ _self.row(u) }}⟧{% endfor %}'],
    ['a.twig', '{% import _self as f %}{% macro row(u) %}{{ u.email }}{% endmacro %}{% for u in users %}⟦{{ f.row(u) }}⟧{% endfor %}'],
    ['a.twig', '{% apply upper %}{% for u in users %}⟦{{ u.email }}⟧{% endfor %}{% endapply %}'],
    ['a.twig', '{% with { list: users } %}{% for u in list %}⟦{{ u.email }}⟧{% endfor %}{% endwith %}'],
    ['a.twig', '{% set list = users|map(u => u.email) %}⟦{{ list|join(", ") }}⟧'],
    ['a.twig', '{% for u in users[:3] %}⟦{{ u.email }}⟧{% endfor %}'],
    ['a.twig', '⟦{{ users|map(u => "#{u.name} #{u.email}")|join(", ") }}⟧'],
    ['a.twig', '⟦{{ users|map(u => u.name ~ " " ~ u.email)|join(", ") }}⟧'],
  ])('%s: %s', checkMarked)
})

describe('Velocity: references in quotes', () => {
  it.each<Case>([
    ['a.vm', '#set($line = "")#foreach($u in $users)#set($line = "$line $u.email")#end⟦$line⟧'],
    ['a.vm', '#foreach($u in $users)#set($line = "$u.name <${u.email}>")⟦$line⟧#end'],
    ['a.vm', "#foreach($u in $users)#set($line = '$u.email')$line#end"],
    ['a.vm', '#set($line = "$user.name $user.email")$line'],
  ])('%s %s', checkMarked)
})
