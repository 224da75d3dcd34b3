import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import html from '@html-eslint/eslint-plugin'
import js from '@eslint/js'
import { ESLint, type Linter } from 'eslint'
import { defineConfig } from 'eslint/config'
import undisclosed from 'eslint-plugin-undisclosed'
import tseslint from 'typescript-eslint'
import { describe, expect, test, vi } from 'vitest'
import { analyze } from './templates.harness.js'
import { tree } from '../project/tree.harness.js'
import { fileNames, fixtures, ruleNames } from '../templates/fixtures.js'
import { toldByCore, toldByEslint } from './eslint.harness.js'

const invoice = `<mjml><mj-body>
  <mj-table>
    {{#each customers}}
      <tr><td title="{{email}}">{{name}}</td></tr>
    {{/each}}
  </mj-table>
</mj-body></mjml>
`
const listed = 'mail/all.mjml:4:22-4:31 no-people-list'

function eslintIn(cwd: string, config: Linter.Config[] = undisclosed.configs.recommended): ESLint {
  return new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config })
}

const rulesTold = (lines: readonly string[]): string[] => lines.map((line) => line.split(' ').slice(0, 2).join(' '))

async function lint(files: Readonly<Record<string, string>>, config?: Linter.Config[]): Promise<string[]> {
  const cwd = tree(files)
  return rulesTold(toldByEslint(cwd, await eslintIn(cwd, config).lintFiles(['.'])))
}

describe('undisclosed/template', () => {
  test('is linted with exact ranges, whatever the line ends and the mark before them', async () => {
    expect(await lint({ 'mail/all.mjml': invoice })).toEqual([listed])
    expect(await lint({ 'mail/all.mjml': `\uFEFF${invoice.replaceAll('\n', '\r\n')}` })).toEqual([listed])
    expect(await lint({ 'mail/all.hbs': invoice.replaceAll('\n', '\r') })).toEqual([listed.replace('mjml', 'hbs')])
  })

  test('above the caps is linted by the scanner’s reading, and a warning of the process says so once', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const deep = invoice.replace('<mjml>', `<mjml>${'<div>'.repeat(1_001)}`)
    const cwd = tree({ 'mail/all.mjml': deep })
    const eslint = eslintIn(cwd)
    for (let run = 0; run < 2; run++)
      expect(rulesTold(toldByEslint(cwd, await eslint.lintFiles(['.'])))).toEqual(['mail/all.mjml:4:22-4:31 no-people-list'])
    const ours = warned.mock.calls.filter(([, name]) => String(name) === 'UndisclosedWarning').map(([message]) => message)
    warned.mockRestore()
    expect(ours).toEqual([expect.stringMatching(/mail\/all\.mjml: Read by the scanner alone: elements more than 1000 deep\.$/)])
  })

  test('that is broken says so beside what the rules find, unless it is to be tolerated', async () => {
    const files = { 'mail/all.hbs': `${invoice}{{#if late}}`, 'mail/whole.hbs': '{{#if late}}x{{/if}}' }
    const told = async (config?: Linter.Config[]): Promise<string[]> => {
      const cwd = tree(files)
      const results = await eslintIn(cwd, config).lintFiles(['.'])
      return results.flatMap(({ messages }) => messages.map(({ line, ruleId, severity }) => `${line} ${severity} ${ruleId}`))
    }
    expect(await told()).toEqual(['4 2 undisclosed/no-people-list', '8 2 null'])
    const tolerant = { files: ['**/*.hbs'], languageOptions: { tolerant: true } }
    expect(await told([...undisclosed.configs.recommended, tolerant])).toEqual(['4 2 undisclosed/no-people-list'])
  })

  const rows = Object.entries(fixtures)
    .filter(([dialect]) => !['vue'].includes(dialect))
    .flatMap(([dialect, row]) =>
      ruleNames.flatMap((rule) => {
        const cell = row[rule]
        return typeof cell === 'string'
          ? []
          : [...cell.leaky, ...cell.safe].map((marked) => ({ dialect, rule, text: marked.replace(/[⟦⟧]/g, '') }))
      }),
    )

  test('tells of every fixture what the command tells', async () => {
    const files = rows.map(({ dialect, text }, at) => [`mails/${at}/${fileNames[dialect as keyof typeof fileNames]}`, text] as const)
    const cwd = tree(Object.fromEntries(files))
    const { project, analysis } = analyze(cwd)
    const wanted = toldByCore(analysis.findings, (file) => project.text(file))
    expect(wanted.length).toBeGreaterThan(120)
    expect(toldByEslint(cwd, await eslintIn(cwd, undisclosed.configs.strict).lintFiles(['.']))).toEqual(wanted)
  })

  test('leaves pages of the application alone', async () => {
    expect(
      await lint({
        'views/users.hbs': '{{#each users}}{{email}}{{/each}}',
        'public/index.html': '<p>petra.lindqvist@gmail.com</p>',
        'a.js': 'a()\n',
      }),
    ).toEqual([])
  })

  test('is for other files as well, where the config says so', async () => {
    const config = [...undisclosed.configs.recommended, { ...undisclosed.configs.recommended.at(-1)!, files: ['views/**/*.hbs'] }]
    expect(await lint({ 'views/all.hbs': '{{#each users}}{{email}}{{/each}}\n' }, config)).toEqual([
      'views/all.hbs:1:16-1:25 no-people-list',
    ])
  })

  test('reads unsaved text', async () => {
    const cwd = tree({ 'mail/all.mjml': '<mjml></mjml>\n' })
    const eslint = eslintIn(cwd)
    expect(rulesTold(toldByEslint(cwd, await eslint.lintText(invoice, { filePath: join(cwd, 'mail/all.mjml') })))).toEqual([listed])
    expect(toldByEslint(cwd, await eslint.lintFiles(['.']))).toEqual([])
  })

  test('follows partials in other files, as they are saved', async () => {
    const cwd = tree({ 'emails/all.hbs': '{{#each customers}}{{> row}}{{/each}}\n', 'emails/row.hbs': '<li>{{id}}</li>\n' })
    const eslint = eslintIn(cwd)
    expect(toldByEslint(cwd, await eslint.lintFiles(['.']))).toEqual([])
    writeFileSync(join(cwd, 'emails/row.hbs'), '<li>{{phone}}</li>\n')
    expect(rulesTold(toldByEslint(cwd, await eslint.lintFiles(['.'])))).toEqual(['emails/all.hbs:1:20-1:29 no-people-list'])
  })

  test('has nodes of tags and comments for other rules', async () => {
    const config: Linter.Config[] = [
      ...undisclosed.configs.recommended,
      { files: ['**/*.hbs'], rules: { 'no-restricted-syntax': ['error', 'Tag[kind="output"]', 'Comment[value=/later/]'] } },
    ]
    expect(await lint({ 'mail/hi.hbs': '{{!-- later --}}\n<p>Hi {{name}}, {{#if a}}x{{/if}}</p>\n' }, config)).toEqual([
      'mail/hi.hbs:1:1-1:17 no-restricted-syntax',
      'mail/hi.hbs:2:7-2:15 no-restricted-syntax',
    ])
  })
})

describe('beside other configs', () => {
  const files = {
    'mail/all.mjml': invoice,
    'emails/all.html': '{{#each users}}<b>{{email}}</b>{{/each}}\n',
    'a.js': 'export const a = 1\n',
  }
  const both = ['emails/all.html:1:19-1:28 no-people-list', listed]

  test('the rules of JavaScript and TypeScript, given for all files', async () => {
    const config = defineConfig([
      js.configs.recommended,
      tseslint.configs.strict,
      tseslint.configs.stylistic,
      { plugins: { undisclosed }, extends: ['undisclosed/recommended'] },
    ])
    expect((await lint(files, config)).filter((line) => !line.startsWith('a.js'))).toEqual(both)
  })

  test('html/html: the same rules on the same text', async () => {
    const config = defineConfig([
      { plugins: { undisclosed }, extends: ['undisclosed/recommended'] },
      {
        files: ['**/*.html'],
        plugins: { html },
        language: 'html/html',
        rules: { 'html/require-lang': 'error', 'html/no-duplicate-id': 'error' },
      },
    ])
    expect(await lint(files, config)).toEqual(both)
    const silenced = `<!-- eslint-disable-next-line undisclosed/no-people-list -->\n${files['emails/all.html']}`
    expect(await lint({ 'emails/all.html': silenced }, config)).toEqual([])
    const broken = { 'emails/all.html': '<html lang="en"><body>\n{{#each users}}<p>{{email}}</p>{{/if}}</body></html>' }
    expect(await lint(broken, config)).toEqual([
      'emails/all.html:2:1-2:16 directive',
      'emails/all.html:2:19-2:28 no-people-list',
      'emails/all.html:2:32-2:39 directive',
    ])
    const tolerant = { files: ['**/*.html'], languageOptions: { tolerant: true } }
    expect(await lint(broken, [...config, tolerant])).toEqual(['emails/all.html:2:19-2:28 no-people-list'])
  })
})

describe('comments', () => {
  const dialects: Readonly<Record<string, readonly [comment: string, line: string, rule?: string]>> = {
    'all.hbs': ['{{!-- DIRECTIVE --}}', '{{#each users}}{{email}}{{/each}}'],
    'all.mustache': ['{{! DIRECTIVE }}', '{{#users}}{{email}}{{/users}}'],
    'all.liquid': ['{% comment %} DIRECTIVE {% endcomment %}', '{% for u in users %}{{ u.email }}{% endfor %}'],
    'more.liquid': ['{%- # DIRECTIVE -%}', '{% for u in users %}{{ u.email }}{% endfor %}'],
    'all.njk': ['{# DIRECTIVE #}', '{% for u in users %}{{ u.email }}{% endfor %}'],
    'all.ejs': ['<%# DIRECTIVE %>', '<% for (const u of users) { %><%= u.email %><% } %>'],
    'more.ejs': ['<% /* DIRECTIVE */ %>', '<% for (const u of users) { %><%= u.email %><% } %>'],
    'all.gohtml': ['{{/* DIRECTIVE */}}', '{{range .Users}}{{.Email}}{{end}}'],
    'all.pug': ['  //- DIRECTIVE', 'each u in users\n  p= u.email'],
    'all.vm': ['## DIRECTIVE', '#foreach($u in $users)$u.email#end'],
    'all.mjml': ['<!-- DIRECTIVE -->', '<mj-text>{{#each users}}{{email}}{{/each}}</mj-text>'],
    'all.html': ['<!-- DIRECTIVE -->', '<p>{{#each users}}{{email}}{{/each}}</p>'],
  }

  test.each(Object.entries(dialects))('of %s silence the next line, or all', async (file, [comment, line]) => {
    const directives = {
      eslint: ['eslint-disable-next-line undisclosed/no-people-list', 'eslint-disable -- agreed with all of them'],
      ours: ['undisclosed-disable-next-line no-people-list -- agreed with all of them', 'undisclosed-disable no-people-list -- agreed'],
    }
    const texts: Record<string, string> = { [`mail/0/${file}`]: `${line}\n` }
    const [first, ...rest] = line.split('\n')
    for (const [at, directive] of [...directives.eslint, ...directives.ours].entries()) {
      const said = comment.replace('DIRECTIVE', directive)
      texts[`mail/${at + 1}/${file}`] = directive.includes('next-line')
        ? [first, ...rest]
            .slice(0, -1)
            .concat(said, rest.at(-1) ?? first!)
            .join('\n')
        : `${said.trimStart()}\n${line}\n`
    }
    expect((await lint(texts)).map((told) => told.replace(/:.* /, ' '))).toEqual([`mail/0/${file} no-people-list`])
    const cwd = tree(texts)
    const { analysis } = analyze(cwd)
    // The command heeds ESLint’s comments where they name our rules.
    expect(analysis.findings.map(({ file: found }) => found)).toEqual([`mail/0/${file}`, `mail/2/${file}`])
  })

  test('that silence nothing are told, by whom they belong to', async () => {
    const cwd = tree({
      'mail/hi.hbs':
        '{{! eslint-disable-next-line undisclosed/no-people-list }}\n{{name}}\n{{! undisclosed-disable-line no-people-list -- old }}\n',
    })
    const results = await eslintIn(cwd).lintFiles(['.'])
    expect(toldByEslint(cwd, results)).toEqual([
      "mail/hi.hbs:1:1-undefined:undefined none Unused eslint-disable directive (no problems were reported from 'undisclosed/no-people-list').",
      'mail/hi.hbs:3:30-3:44 directive Nothing here is found by “no-people-list”. Remove the comment.',
    ])
    const fixing = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: undisclosed.configs.recommended, fix: true })
    expect((await fixing.lintFiles(['.']))[0]!.output).toMatch(/^ \n\{\{name\}\}\n/)
  })

  test('that the template does not know are told, for they are mailed', async () => {
    const text =
      '{{#each users}}\n// eslint-disable-next-line undisclosed/no-people-list\n<b>{{email}}</b>{{/each}}\n/* undisclosed-disable no-people-list -- x */\n<style>/* eslint-disable */</style>\n'
    const cwd = tree({ 'mail/all.hbs': text, 'mail/all.html': '<p>/* eslint-disable */ Hello</p>\n' })
    const results = await eslintIn(cwd).lintFiles(['.'])
    expect(toldByEslint(cwd, results)).toEqual([
      'mail/all.hbs:2:1-2:55 directive “eslint-disable-next-line” is text here, and readers of the mail see it. Write {{!-- … --}}.',
      'mail/all.hbs:3:4-3:13 no-people-list Every reader gets “email” of all “users”. Render one copy per person with their own data only.',
      'mail/all.hbs:4:1-4:46 directive “undisclosed-disable” is text here, and readers of the mail see it. Write {{!-- … --}}.',
      'mail/all.html:1:4-1:24 directive “eslint-disable” is text here, and readers of the mail see it. Write <!-- … -->.',
    ])
    const [{ suggestions }] = results.flatMap(({ messages }) => messages) as [Linter.LintMessage]
    const { range, text: comment } = suggestions![0]!.fix
    const mended = text.slice(0, range[0]) + comment + text.slice(range[1])
    writeFileSync(join(cwd, 'mail/all.hbs'), mended)
    expect(rulesTold(toldByEslint(cwd, await eslintIn(cwd).lintFiles(['mail/all.hbs'])))).toEqual(['mail/all.hbs:4:1-4:46 directive'])
  })

  test('configure rules', async () => {
    const text = '{{#each users}}{{email}}{{/each}}\n'
    expect(await lint({ 'mail/all.hbs': `<!-- eslint undisclosed/no-people-list: off -->\n${text}` })).toEqual([])
    expect((await lint({ 'mail/all.hbs': `{{! eslint undisclosed/no-people-list: [ }}\n${text}` })).at(0)).toMatch(
      /^mail\/all\.hbs:1:1-1:44 none/,
    )
  })
})
