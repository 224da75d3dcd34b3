import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { templateRules } from '../../packages/core/src/template-rules.js'

function printed(file: string, text: string): string[] {
  const { findings } = analyzeTemplates([{ file, text }], { rules: templateRules })
  return findings.map(({ span }) => text.slice(...span))
}

/** A row that a test has found to be the reader’s own is the reader; behind `else` it is anybody else’s. */
describe('the reader’s own row of a list', () => {
  it.each<[file: string, text: string, told: string[]]>([
    ['a.vue', '<template><li v-for="m in members" :key="m.id"><b v-if="m.id === user.id">{{ m.email }}</b></li></template>', []],
    ['a.vue', '<template><b v-for="m in members" v-if="m.id === user.id">{{ m.email }}</b>{{ user.email }}</template>', []],
    ['a.vue', '<template><li v-for="m in members"><b v-if="m.id !== user.id">{{ m.email }}</b></li></template>', ['{{ m.email }}']],
    [
      'a.vue',
      '<template><li v-for="m in members"><b v-if="m.id === user.id">x</b><i v-else>{{ m.email }}</i></li></template>',
      ['{{ m.email }}'],
    ],
    ['a.gohtml', '{{range .Members}}{{if eq .ID $.User.ID}}{{.Email}}{{end}}{{end}}', []],
    ['a.gohtml', '{{range $m := .Members}}{{if and (eq $m.ID $.User.ID) $m.Active}}{{$m.Email}}{{end}}{{end}}', []],
    ['a.gohtml', '{{range .Members}}{{if eq .ID $.User.ID}}you{{else}}{{.Email}}{{end}}{{end}}', ['{{.Email}}']],
    ['a.gohtml', '{{range .Members}}{{if eq .TeamID $.Team.ID}}{{.Email}}{{end}}{{end}}', ['{{.Email}}']],
    ['a.gohtml', '{{range .Members}}{{if or (eq .ID $.User.ID) .Public}}{{.Email}}{{end}}{{end}}', ['{{.Email}}']],
    ['a.njk', '{% for m in members %}{% ifequal m.id user.id %}{{ m.email }}{% endifequal %}{% endfor %}', []],
    ['a.njk', '{% for m in members %}{% ifnotequal m.id user.id %}{{ m.email }}{% endifnotequal %}{% endfor %}', ['{{ m.email }}']],
    ['a.njk', '{% for m in members %}{% ifequal m.id user.id %}you{% else %}{{ m.email }}{% endifequal %}{% endfor %}', ['{{ m.email }}']],
    ['a.ejs', '<% members.forEach((m) => { if (m._id.equals(user._id)) { %><%= m.email %><% } }) %>', []],
    ['a.ejs', '<% members.forEach((m) => { if (!m._id.equals(user._id)) { %><%= m.email %><% } }) %>', ['<%= m.email %>']],
    ['a.ejs', '<% members.filter((one) => one.id === user.id).forEach((m) => { %><%= m.email %><% }) %>', []],
    ['a.ejs', '<% for (const m of members.filter(function (m) { return m._id.equals(user._id) })) { %><%= m.email %><% } %>', []],
    ['a.ejs', '<% members.filter((one) => one.id !== user.id).forEach((m) => { %><%= m.email %><% }) %>', ['<%= m.email %>']],
    ['a.ejs', '<% members.filter((one) => one.team === user.team).forEach((m) => { %><%= m.email %><% }) %>', ['<%= m.email %>']],
    ['a.ejs', '<% members.filter((one) => one.active).forEach((m) => { %><%= m.email %><% }) %>', ['<%= m.email %>']],
    ['a.ejs', '<% members.concat(guests.filter((g) => g.id === user.id)).forEach((m) => { %><%= m.email %><% }) %>', ['<%= m.email %>']],
    ['a.njk', '{% for m in members %}{% if m.company.id == company.id %}{{ m.email }}{% endif %}{% endfor %}', ['{{ m.email }}']],
    ['a.njk', '{% for m in members %}{% if m.team.id == user.team.id %}{{ m.email }}{% endif %}{% endfor %}', ['{{ m.email }}']],
    ['a.njk', '{% for m in members %}{% if m.id == company.id %}{{ m.email }}{% endif %}{% endfor %}', ['{{ m.email }}']],
    ['a.njk', '{% for m in members %}{% if m.manager.id == user.id %}{{ m.email }}{% endif %}{% endfor %}', ['{{ m.email }}']],
    ['a.njk', '{% for m in members %}{% if m.user.id == user.id %}{{ m.user.email }}{% endif %}{% endfor %}', []],
    ['a.njk', '{% for m in members %}{% if m.id == current_user.id %}{{ m.email }}{% endif %}{% endfor %}', []],
    ['a.njk', '{% for m in members %}{% if m.id == currentUserId %}{{ m.email }}{% endif %}{% endfor %}', []],
    ['a.vm', '#foreach($m in $members)#if($m.id == $!user.id)$m.email#end#end', []],
    ['a.vm', '#foreach($m in $members)#if($m.id.equals($user.id))$m.email#end#end', []],
    ['a.vm', '#foreach($m in $members)#if(!$m.id.equals($user.id))$m.email#end#end', ['$m.email']],
  ])('%s: %s', (file, text, told) => {
    expect(printed(file, text)).toEqual(told)
  })
})
