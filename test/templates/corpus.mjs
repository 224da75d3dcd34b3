// Counts interpolations per dialect over fetched template repositories, and checks that every range is a tag:
//   node test/templates/corpus.mjs --mirrors DIR
// DIR holds git copies named owner+name/repo or owner+name. Run `pnpm build` first.
import { parseArgs } from 'node:util'
import { readTemplate } from '@undisclosed/core'
import { factsOf } from '@undisclosed/project'
import { holesOf, holesWritten } from './holes.mjs'
import { componentsIn, templatesIn } from './repositories.mjs'

const { values } = parseArgs({ options: { mirrors: { type: 'string' } } })

const shapes = {
  handlebars: /^\{\{[^]*\}\}$/,
  liquid: /^\{\{[^]*\}\}$|^\{%-?\s*\w+[^]*%\}$|^echo\s/,
  jinja: /^\{\{[^]*\}\}$|^\{%[^]*%\}$/,
  ejs: /^<%[=~-][^]*%>$|^return\b|^=>/,
  go: /^\{\{[^]*\}\}$/,
  benchpress: /^\{[^]*\}$/,
  mailchimp: /^\*\|[^|]+\|\*$/,
  ampscript: /^%%[^]*%%$|^output(?:line)?\s*\([^]*\)$/i,
  'es-template': /^\$\{[^]*\}$/,
  velocity: /^\$!?(?:\{[^{}]+\}|[A-Za-z_][^]*[\w)\]])$/,
  marketo: /^\{\{[^{}]+\}\}$|^\$\{\w+\}$/,
  mailjet: /^\{\{[^{}]+\}\}$|^\[\[[^[\]]+\]\]$/,
  'sendgrid-legacy': /^<%[^]*%>$|^\[%?[^[\]]+%?\]$|^-[\w.]+-$/,
}

const rows = new Map()
const row = (dialect) => rows.get(dialect) ?? rows.set(dialect, { files: 0, outputs: 0, paths: 0, wrong: 0 }).get(dialect)

for (const { path, text } of templatesIn(values.mirrors ?? '.')) {
  const facts = readTemplate(text, { file: path })
  for (const dialect of facts.dialects) row(dialect).files++
  for (const { span, paths, dialect } of facts.outputs) {
    const counts = row(dialect)
    counts.outputs++
    counts.paths += paths.length
    const tag = text.slice(...span)
    if (shapes[dialect]?.test(tag) === false || paths.some((path) => path.span[0] >= path.span[1])) counts.wrong++
  }
}

for (const { path, text } of componentsIn(values.mirrors ?? '.')) {
  const { facts } = factsOf(path, text)
  const written = holesWritten(text)
  const holes = holesOf(facts)
  const counts = row('JSX')
  counts.files++
  counts.outputs += holes.length
  counts.paths += holes.filter(({ k }) => k === 'ref' || k === 'field').length
  const read = new Set(holes.map(({ span }) => span.join('-')))
  // A hole that was overlooked is as wrong as one with a wrong range.
  counts.wrong += [...read].filter((hole) => !written.has(hole)).length + [...written].filter((hole) => !read.has(hole)).length
}

const lines = ['| dialect | files | interpolations | paths | wrong ranges |', '| --- | --: | --: | --: | --: |']
for (const [dialect, { files, outputs, paths, wrong }] of [...rows].sort())
  lines.push(`| ${dialect} | ${files} | ${outputs} | ${paths} | ${wrong} |`)
process.stdout.write(lines.join('\n') + '\n')
