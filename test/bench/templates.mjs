// Text to findings against the parsers one would use instead, on the same files in one run:
//   node test/bench/templates.mjs --mirrors DIR [--mjml FOLDER]
// DIR holds git copies named owner+name/repo or owner+name; FOLDER is where the package mjml is installed, if it is.
// Run `pnpm build` first. Each row is the best of ten rounds over all files, after one to warm up. Then the seconds that each input
// bomb of the tests takes, once.
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { analyzeTemplates, templateRules } from '@undisclosed/core'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { bombs } from '../templates/bombs.mjs'
import { templatesIn } from '../templates/repositories.mjs'

const { values } = parseArgs({ options: { mirrors: { type: 'string', default: '.' }, mjml: { type: 'string' } } })
const files = [...templatesIn(values.mirrors)].map(({ path, text }) => ({ file: path, text }))
const html = unified().use(rehypeParse, { verbose: true })

/** Of each the best, taken by turns: what else the machine does hits both alike. */
async function best(...runs) {
  const least = runs.map(() => Infinity)
  for (let round = 0; round < 11; round++) {
    for (const [at, run] of runs.entries()) {
      const start = process.hrtime.bigint()
      await run()
      if (round > 0) least[at] = Math.min(least[at], Number(process.hrtime.bigint() - start) / 1e6)
    }
  }
  return least
}

const each = (some, run) => () => some.forEach(run)
const findings = (one) => analyzeTemplates([one], { rules: templateRules })
const rows = []
const compare = async (name, some, other, run) => {
  const [ours, theirs] = await best(each(some, findings), run)
  const size = some.reduce((sum, { text }) => sum + text.length, 0) / 1e6
  rows.push([name, some.length, size.toFixed(1), ours.toFixed(0), other, theirs.toFixed(0), (ours / theirs).toFixed(3)])
}

const pages = files.filter(({ file }) => !/\.(?:pug|jade|mjml|ampscript)$/.test(file))
await compare(
  'HTML, all dialects',
  pages,
  'rehype-parse',
  each(pages, ({ text }) => html.parse(text)),
)

const mails = files.filter(({ file, text }) => file.endsWith('.mjml') && text.includes('<mjml'))
if (values.mjml) {
  // Set before it is loaded: mjml otherwise runs what a .mjmlconfig in the working directory names.
  process.env.MJML_BROWSER = '1'
  const loaded = createRequire(join(resolve(values.mjml), 'x.js'))('mjml')
  const mjml2html = loaded.default ?? loaded
  await compare('MJML', mails, 'mjml2html', async () => {
    for (const { text } of mails) await mjml2html(text, { validationLevel: 'skip' })
  })
}

process.stdout.write('| files | number | MB | ours, ms | against | theirs, ms | ratio |\n| --- | --: | --: | --: | --- | --: | --: |\n')
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`)

process.stdout.write('\n| input bomb | MB | ours, s |\n| --- | --: | --: |\n')
for (const [name, [file, text]] of Object.entries(bombs)) {
  const start = process.hrtime.bigint()
  findings({ file, text })
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  process.stdout.write(`| ${name} | ${(text.length / 1e6).toFixed(1)} | ${seconds.toFixed(2)} |\n`)
}
