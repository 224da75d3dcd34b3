import type { Span } from '../../packages/core/src/source.js'
import type { DialectName } from '../../packages/core/src/template.js'

export type InjectedPlace = 'text' | 'attribute' | 'url' | 'comment' | 'hidden' | 'conditional' | 'component'

export const injectedPlaces: readonly InjectedPlace[] = ['text', 'attribute', 'url', 'comment', 'hidden', 'conditional', 'component']

/** A leak as each language writes it; `⟦⟧` marks the tag that must be found. */
const leaks: Partial<Record<DialectName, readonly string[]>> = {
  handlebars: [
    '{{#each LIST}}⟦{{FIELD}}⟧{{/each}}',
    '{{#each LIST as |one|}}⟦{{one.FIELD}}⟧{{/each}}',
    '{{#LIST}}⟦{{FIELD}}⟧{{/LIST}}',
    '{{#each LIST}}{{#if FIELD}}⟦{{this.FIELD}}⟧{{/if}}{{/each}}',
    '⟦{{json LIST}}⟧',
    '⟦{{LIST.[0].FIELD}}⟧',
    '⟦{{{LIST.0.FIELD}}}⟧',
  ],
  benchpress: ['{{{ each LIST }}}⟦{./FIELD}⟧{{{ end }}}', '{{{ each LIST }}}⟦{LIST.FIELD}⟧{{{ end }}}'],
  liquid: [
    '{% for one in LIST %}⟦{{ one.FIELD }}⟧{% endfor %}',
    '⟦{{ LIST | map: "FIELD" | join: ", " }}⟧',
    '⟦{{ LIST[0].FIELD }}⟧',
    '{% assign first_one = LIST | first %}⟦{{ first_one.FIELD }}⟧',
  ],
  jinja: [
    '{% for one in LIST %}⟦{{ one.FIELD }}⟧{% endfor %}',
    "⟦{{ LIST | map(attribute='FIELD') | join(', ') }}⟧",
    '⟦{{ LIST.0.FIELD }}⟧',
    '{% for one in LIST %}{% if one.ok %}⟦{{ one.FIELD|default("") }}⟧{% endif %}{% endfor %}',
  ],
  ejs: [
    '<% for (const one of LIST) { %>⟦<%= one.FIELD %>⟧<% } %>',
    '<% LIST.forEach(function (one) { %>⟦<%= one.FIELD %>⟧<% }) %>',
    "⟦<%= LIST.map((one) => one.FIELD).join(', ') %>⟧",
    '⟦<%- JSON.stringify(LIST) %>⟧',
    '⟦<%= LIST[0].FIELD %>⟧',
  ],
  go: [
    '{{ range .LIST }}⟦{{ .FIELD }}⟧{{ end }}',
    '{{ range $i, $one := .LIST }}⟦{{ $one.FIELD }}⟧{{ end }}',
    '⟦{{ (index .LIST 0).FIELD }}⟧',
  ],
  'es-template': ["⟦${LIST.map((one) => one.FIELD).join(', ')}⟧", '⟦${LIST[0].FIELD}⟧'],
  vue: ['<i v-for="one in LIST">⟦{{ one.FIELD }}⟧</i>', "⟦{{ LIST.map((one) => one.FIELD).join(', ') }}⟧", '⟦{{ LIST[0].FIELD }}⟧'],
  mailjet: ['{% for one in var:LIST %}⟦{{ one.FIELD }}⟧{% endfor %}', '⟦{{var:LIST[0].FIELD}}⟧'],
  velocity: ['#foreach($one in $LIST)⟦${one.FIELD}⟧#end', '⟦${LIST[0].FIELD}⟧'],
  ampscript: [
    '%%[ set @rows = LookupRows("LIST", "Site", @site) for @i = 1 to RowCount(@rows) do set @row = Row(@rows, @i) ]%%⟦%%=Field(@row, "FIELD")=%%⟧%%[ next @i ]%%',
    '⟦%%=Field(Row(LookupRows("LIST", "Site", @site), 1), "FIELD")=%%⟧',
    "⟦%%=Field(Row(LookupRows('LIST', 'Site', @site), 1), 'FIELD')=%%⟧",
  ],
}

const lists = [
  'users',
  'attendees',
  'customers',
  'subscribers',
  'event.attendees',
  'participants',
  'guests',
  'students',
  'patients',
  'applicants',
  'invitees',
  'members',
  'data.donors',
]
const fields = ['email', 'phone', 'emailAddress', 'phoneNumber', 'address', 'token', 'mobile']

export interface Injection {
  readonly text: string
  /** Of the tag that prints the datum, in `text`. */
  readonly span: Span
  readonly place: InjectedPlace
}

const wrap: Record<InjectedPlace, (leak: string) => string> = {
  text: (leak) => `<p>${leak}</p>`,
  attribute: (leak) => `<b title="${leak}">x</b>`,
  url: (leak) => `<a href="https://acme.test/?to=${leak}">x</a>`,
  comment: (leak) => `<!-- ${leak} -->`,
  hidden: (leak) => `<div style="display:none;max-height:0">${leak}</div>`,
  conditional: (leak) => `<!--[if mso]><p>${leak}</p><![endif]-->`,
  component: (leak) => `<mj-section><mj-column><mj-text>${leak}</mj-text></mj-column></mj-section>`,
}

/** Puts one leak into a template, between two elements of its body. Undefined where the language or the file has no room for it. */
export function inject(text: string, dialect: DialectName, place: InjectedPlace, random: () => number): Injection | undefined {
  if (dialect === 'pug') return injectPug(text, place, random)
  const forms = leaks[dialect]
  const mjml = /<mj-body/.test(text)
  if (!forms || (place === 'component') !== mjml) return undefined
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  // Vue drops comments.
  if (dialect === 'vue' && (place === 'comment' || place === 'conditional')) return undefined
  let form = pick(forms)
  // A quote inside an attribute would end it.
  if (place === 'attribute' || place === 'url') form = forms.filter((one) => !one.includes('"') && !one.startsWith('<i '))[0] ?? ''
  const list = pick(lists)
  if (form === '' || (form.includes('{{#LIST}}') && list.includes('.')) || (dialect === 'ampscript' && list.includes('.'))) return undefined
  const points = roomIn(text)
  if (points.length === 0) return undefined
  const at = pick(points)
  const leak = wrap[place](form.replaceAll('LIST', list).replaceAll('FIELD', pick(fields)))
  const open = leak.indexOf('⟦')
  const close = leak.indexOf('⟧')
  const plain = leak.replace('⟦', '').replace('⟧', '')
  return { text: text.slice(0, at) + plain + text.slice(at), span: [at + open, at + close - 1], place }
}

/** Lines of Pug, under a loop unless they pick one. */
const pugLeaks: Partial<Record<InjectedPlace, readonly (readonly string[])[]>> = {
  text: [
    ['each one in LIST', '  p ⟦#{one.FIELD}⟧'],
    ['each one in LIST', '  p⟦= one.FIELD⟧'],
    ['- for (const one of LIST)', '  p ⟦!{one.FIELD}⟧'],
    ["p⟦= LIST.map((one) => one.FIELD).join(', ')⟧"],
    ['p ⟦#{LIST[0].FIELD}⟧'],
  ],
  attribute: [['each one in LIST', '  b(title=⟦one.FIELD⟧) x']],
  url: [['each one in LIST', "  a(href=⟦'https://acme.test/?to=' + one.FIELD⟧) x"]],
  hidden: [['each one in LIST', "  div(style='display:none') ⟦#{one.FIELD}⟧"]],
}

function injectPug(text: string, place: InjectedPlace, random: () => number): Injection | undefined {
  const forms = pugLeaks[place]
  if (!forms) return undefined
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  // In front of an element: what follows stands as deep as before. A rule of CSS is none.
  const lines = [...text.matchAll(/^([ \t]+)(?:p|a|h[1-6]|table|tr|td|div|span|img)\b(?![^\n(]*\([^)\n]*$|[^\n(]*\{$)/gm)]
  if (lines.length === 0) return undefined
  const { index, 1: indent } = pick(lines)
  const list = pick(lists)
  const field = pick(fields)
  const leak = pick(forms)
    .map((line) => `${indent}${line.replace(/^ {2}/, indent!.includes('\t') ? '\t' : '  ')}\n`)
    .join('')
    .replaceAll('LIST', list)
    .replaceAll('FIELD', field)
  const open = leak.indexOf('⟦')
  const close = leak.indexOf('⟧')
  return {
    text: text.slice(0, index) + leak.replace(/[⟦⟧]/g, '') + text.slice(index),
    span: [index + open, index + close - 1],
    place,
  }
}

/** Offsets behind a closing tag of the body, outside comments, styles and scripts, and outside the template's own tags: HubL has markup in its strings. */
function roomIn(text: string): number[] {
  const blind = text.replace(
    /<!--[\s\S]*?-->|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|<(style|script|head|title|mj-head)\b[\s\S]*?<\/\1>/gi,
    (found) => ' '.repeat(found.length),
  )
  const points: number[] = []
  const from = Math.max(0, blind.search(/<(?:body|mj-body|template)\b/i))
  const closing = /<\/(?:p|td|div|h1|h2|a|span|table|mj-section|mj-text)>/gi
  closing.lastIndex = from
  for (let found = closing.exec(blind); found; found = closing.exec(blind)) points.push(found.index + found[0].length)
  return points
}
