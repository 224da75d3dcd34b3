// Counts interpolations per dialect over fetched template repositories, and checks that every range is a tag:
//   node test/templates/corpus.mjs --mirrors DIR
// DIR holds git copies named owner+name/repo or owner+name. Run `pnpm build` first.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTemplate } from '@undisclosed/core'

const { values } = parseArgs({ options: { mirrors: { type: 'string' } } })

/** A folder limits large applications to their mails. */
const repositories = {
  'ActiveCampaign/postmark-templates': '',
  'ColorlibHQ/email-templates': '',
  'FreeFeed/freefeed-server': 'app/',
  'NodeBB/NodeBB': 'src/views/emails/',
  'SalesforceLabs/ampscript-core': '',
  'Shopify/theme-tools': '',
  'foundation/foundation-emails': '',
  'linkwarden/linkwarden': 'apps/',
  'mailchimp/email-blueprints': '',
  'maizzle/framework': '',
  'makeplane/plane': '',
  'mjmlio/email-templates': '',
  'north-catch/notification-templates': '',
  'opencollective/opencollective-api': 'templates/',
  'opengovsg/FormSG': 'src/app/views/templates/',
  'pagopa/io-app-email-templates': '',
  'sct/overseerr': 'server/templates/',
  'sendgrid/email-templates': '',
  'toyflish/shopify-email-templates': '',
  'vendure-ecommerce/vendure': 'packages/email-plugin/',
}
const extensions = /\.(?:html?|mjml|hbs|handlebars|mustache|liquid|ejs|eta|tpl|pug|jade|vue|njk|twig|j2|ampscript)$/
const shapes = {
  handlebars: /^\{\{[^]*\}\}$/,
  liquid: /^\{\{[^]*\}\}$|^\{%-?\s*\w+[^]*%\}$|^echo\s/,
  jinja: /^\{\{[^]*\}\}$|^\{%[^]*%\}$/,
  ejs: /^<%[=~-][^]*%>$/,
  go: /^\{\{[^]*\}\}$/,
  benchpress: /^\{[^]*\}$/,
  mailchimp: /^\*\|[^|]+\|\*$/,
  ampscript: /^%%[^]*%%$/,
  'es-template': /^\$\{[^]*\}$/,
}

const rows = new Map()
const row = (dialect) => rows.get(dialect) ?? rows.set(dialect, { files: 0, outputs: 0, paths: 0, wrong: 0 }).get(dialect)

for (const [repository, folder] of Object.entries(repositories)) {
  const name = join(values.mirrors ?? '.', repository.replace('/', '+'))
  const git = existsSync(join(name, 'repo')) ? join(name, 'repo') : name
  if (!existsSync(git)) {
    process.stderr.write(`missing: ${repository}\n`)
    continue
  }
  const run = (...args) => execFileSync('git', ['-C', git, ...args], { maxBuffer: 1e9, encoding: 'utf8' })
  for (const path of run('ls-tree', '-r', '--name-only', 'HEAD').split('\n')) {
    if (!path.startsWith(folder) || !extensions.test(path)) continue
    const text = run('show', `HEAD:${path}`)
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
}

const lines = ['| dialect | files | interpolations | paths | wrong ranges |', '| --- | --: | --: | --: | --: |']
for (const [dialect, { files, outputs, paths, wrong }] of [...rows].sort())
  lines.push(`| ${dialect} | ${files} | ${outputs} | ${paths} | ${wrong} |`)
process.stdout.write(lines.join('\n') + '\n')
