import { directiveRule, rules as codeRules, templateRules, type RuleMeta } from '@undisclosed/core'
import type { ESLint, Linter } from 'eslint'

interface Named {
  readonly name: string
  readonly meta: RuleMeta
}

/** Endings of code. Files of these that somebody else lints are linted by us; we ask for none, as their parser is not ours to choose. */
const code = 'js,cjs,mjs,jsx,ts,cts,mts,tsx,vue,svelte,astro'

/** Endings of template languages, and what paths of mails hold: the files that the command takes for e-mail templates. */
const templates = 'hbs,handlebars,mustache,liquid,njk,nunjucks,twig,j2,jinja,jinja2,ejs,eta,pug,jade,tpl,tmpl,gohtml,vm,ampscript,htm,html'
const mails = ['mail', 'newsletter', 'mjml', 'digest', 'campaign'].map((word) => `*${word.replace(/\w/g, eitherCase)}*`)

function eitherCase(letter: string): string {
  return `[${letter}${letter.toUpperCase()}]`
}

const templateFiles = ['**/*.mjml', `**/{${mails.join(',')}}/**/*.{${templates}}`, `**/{${mails.join(',')}}*.{${templates}}`]

export function configsOf(plugin: ESLint.Plugin): Record<'recommended' | 'strict', Linter.Config[]> {
  return { recommended: preset(plugin, 'recommended'), strict: preset(plugin, 'strict') }
}

function preset(plugin: ESLint.Plugin, name: 'recommended' | 'strict'): Linter.Config[] {
  const plugins = { undisclosed: plugin }
  return [
    {
      name: `undisclosed/${name}/code`,
      files: ['**/*'],
      ignores: ['**/*', `!**/*.{${code}}`],
      plugins,
      rules: levels([...codeRules, directiveRule], name),
    },
    {
      name: `undisclosed/${name}/templates`,
      files: templateFiles,
      plugins,
      language: 'undisclosed/template',
      rules: levels([...templateRules, directiveRule], name),
    },
  ]
}

/** `strict` shows every rule, and what is merely possible. */
function levels(rules: readonly Named[], preset: 'recommended' | 'strict'): Linter.RulesRecord {
  const shown = rules.filter(({ meta }) => preset === 'strict' || meta.preset === 'recommended')
  return Object.fromEntries(
    shown.map(({ name }) => [`undisclosed/${name}`, preset === 'strict' ? ['error', { minCertainty: 'possible' }] : 'error']),
  )
}
