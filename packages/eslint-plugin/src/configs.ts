import { directiveRule, rules as codeRules, type RuleMeta } from '@undisclosed/core'
import type { ESLint, Linter } from 'eslint'

interface Named {
  readonly name: string
  readonly meta: RuleMeta
}

/** Endings of code. Files of these that somebody else lints are linted by us; we ask for none, as their parser is not ours to choose. */
const code = 'js,cjs,mjs,jsx,ts,cts,mts,tsx,vue,svelte,astro'

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
  ]
}

/** `strict` shows every rule, and what is merely possible. */
function levels(rules: readonly Named[], preset: 'recommended' | 'strict'): Linter.RulesRecord {
  const shown = rules.filter(({ meta }) => preset === 'strict' || meta.preset === 'recommended')
  return Object.fromEntries(
    shown.map(({ name }) => [`undisclosed/${name}`, preset === 'strict' ? ['error', { minCertainty: 'possible' }] : 'error']),
  )
}
