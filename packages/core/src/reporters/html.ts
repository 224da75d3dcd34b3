import type { Finding } from '../finding.js'
import { defineReporter, type ReportInput } from '../reporter.js'
import { codeFrame, editDiff } from './html/code.js'
import { escaped, sentence } from './html/escape.js'
import { mailSection } from './html/mail.js'
import { picture } from './html/picture.js'
import { script, scriptHash } from './html/script.js'
import { style } from './html/style.js'
import { rangesOf } from '../frame.js'
import { counted, toldCounts } from './told.js'

/** One page in one file that asks for nothing else: findings with their way as a picture, their code, and each recipient’s copy. */
export default defineReporter({
  name: 'html',
  description: 'One self-contained page, with what each recipient would see',
  mark: /^<!doctype html>[\s\S]*?<title>[^<]* – Undisclosed<\/title>/,
  format(input) {
    const { findings } = input
    const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`
    return [
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="referrer" content="no-referrer">',
      `<title>${escaped(titleOf(input))} – Undisclosed</title>`,
      `<style>${style}</style>`,
      '</head>',
      '<body>',
      '<a class="skip" href="#findings">Skip to the findings</a>',
      '<div class="page">',
      pageHead(input),
      findings.length > 1 ? filters(findings) : '',
      '<main id="findings" tabindex="-1">',
      findings.length === 0 ? nothing : layout(input),
      notesOf(input),
      '</main>',
      `<footer>Undisclosed ${escaped(input.tool.version)}. This page is one file and asks for no other.</footer>`,
      '</div>',
      `<script>${script}</script>`,
      '</body>',
      '</html>',
      '',
    ].join('\n')
  },
})

function titleOf({ findings, stats }: Pick<ReportInput, 'findings' | 'stats'>): string {
  return toldCounts(findings) || (stats['hidden'] ? 'No errors' : 'Nothing found')
}

function pageHead({ findings, stats }: ReportInput): string {
  const said = Object.entries(stats).filter(([name]) => name !== 'findings')
  return [
    '<header class="head"><div>',
    '<p class="brand">Undisclosed: who reads whose data in your mail</p>',
    `<h1>${escaped(titleOf({ findings, stats }))}</h1>`,
    `<p class="stats">${said.map(([name, count]) => escaped(`${count} ${name}`)).join(' · ')}</p>`,
    '</div><div class="no-script"><button type="button" id="theme">Colours: auto</button></div></header>',
  ].join('')
}

function filters(findings: readonly Finding[]): string {
  const select = (name: string, label: string, values: readonly string[]): string =>
    `<label>${label}<select name="${name}"><option value="">all</option>${[...new Set(values)]
      .sort()
      .map((value) => `<option>${escaped(value)}</option>`)
      .join('')}</select></label>`
  return [
    '<form class="filters" role="search" aria-label="Filter the findings">',
    '<label class="search">Search in message, file and code<input type="search" name="search" autocomplete="off" spellcheck="false"></label>',
    select(
      'severity',
      'Severity',
      findings.map(({ severity }) => severity),
    ),
    select(
      'certainty',
      'Certainty',
      findings.map(({ certainty }) => certainty),
    ),
    select(
      'rule',
      'Rule',
      findings.map(({ ruleId }) => ruleId),
    ),
    '<button type="reset">Clear</button>',
    '<output name="count" aria-live="polite"></output>',
    '</form>',
  ].join('')
}

const nothing =
  '<div class="nothing"><svg viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="M4 12.5l5 5L20 6.5"/></svg><p>No message was found that shows one person’s data to another.</p></div>'

function layout(input: ReportInput): string {
  const rangeOf = rangesOf(input.text)
  const files = new Map<string, string[]>()
  input.findings.forEach((found, at) => {
    const { line } = rangeOf(found.file, found.span)
    const link = `<li><a href="#${idOf(at)}"><span class="dot ${found.severity}" aria-hidden="true"></span><span><span class="note">${found.severity}: </span>${sentence(found.message)}</span><span class="at">line ${line}</span></a></li>`
    files.set(found.file, [...(files.get(found.file) ?? []), link])
  })
  const items = [...files].map(
    ([file, links]) => `<li class="file"><span class="path">${escaped(file)}</span><ol>${links.join('')}</ol></li>`,
  )
  return [
    `<div class="layout${input.findings.length > 1 ? ' two' : ''}">`,
    input.findings.length > 1 ? `<nav aria-labelledby="list"><h2 id="list">Findings</h2><ol>${items.join('')}</ol></nav>` : '',
    `<div>${input.findings.map((found, at) => articleOf(input, rangeOf, found, idOf(at))).join('\n')}</div>`,
    '</div>',
  ].join('\n')
}

function idOf(at: number): string {
  return `finding-${at + 1}`
}

type RangeOf = ReturnType<typeof rangesOf>

function articleOf(input: ReportInput, rangeOf: RangeOf, found: Finding, id: string): string {
  const range = rangeOf(found.file, found.span)
  const code = input
    .text(found.file)
    .slice(...found.span)
    .slice(0, 400)
  const searched = [found.message, found.ruleId, found.file, code, ...found.trace.map(({ message, file }) => `${message} ${file}`)].join(
    ' ',
  )
  const data = { severity: found.severity, certainty: found.certainty, rule: found.ruleId, text: searched.toLowerCase() }
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escaped(value)}"`)
  return [
    `<article id="${id}" class="${found.severity}" tabindex="-1" aria-labelledby="${id}-title"${attributes.join('')}>`,
    `<header><ul class="badges"><li class="${found.severity}">${found.severity}</li><li>${found.certainty}</li><li>${escaped(found.ruleId)}</li></ul>`,
    `<h2 id="${id}-title">${sentence(found.message)}</h2>`,
    `<p class="place-line"><code>${escaped(found.file)}:${range.line}:${range.column}</code></p></header>`,
    waySection(input, rangeOf, found, id),
    curesSection(input, found),
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function waySection(input: ReportInput, rangeOf: RangeOf, found: Finding, id: string): string {
  const trace =
    found.trace.length > 0 ? found.trace : [{ file: found.file, span: found.span, message: found.message, role: 'sink' as const }]
  const steps = [...trace, ...found.related].map((step, at) => {
    const range = rangeOf(step.file, step.span)
    const place = `${step.file}:${range.line}`
    const label = `Step ${at + 1}, ${place}`
    return `<li><p>${sentence(step.message)}</p><p class="place">${escaped(place)}</p>${codeFrame(input.text(step.file), range, label)}</li>`
  })
  return [
    `<div class="part overview"><div><h3>The way of the data</h3>${picture({ ...found, trace }, rangeOf)}</div>${mailSection(found, id)}</div>`,
    `<div class="part"><h3>Its code, step by step</h3><ol class="steps">${steps.join('')}</ol></div>`,
  ].join('\n')
}

function curesSection(input: ReportInput, found: Finding): string {
  if (found.suggestions.length === 0) return ''
  const items = found.suggestions.map(({ description, edits }) => {
    const diff = edits.length > 0 ? editDiff(input.text(found.file), edits) : ''
    return `<li>${sentence(description)}${diff}</li>`
  })
  return `<div class="part"><h3>Ways out</h3><ul class="cures">${items.join('')}</ul></div>`
}

function notesOf({ notes }: ReportInput): string {
  if (notes.length === 0) return ''
  const items = notes.map(({ file, message }) => `<li><code>${escaped(file)}</code> ${escaped(message)}</li>`)
  return `<details class="notes"><summary>${counted(notes.length, 'note')}: files that were not read whole</summary><ul>${items.join('')}</ul></details>`
}
