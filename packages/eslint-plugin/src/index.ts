import { readFileSync } from 'node:fs'
import type { ESLint, Linter } from 'eslint'
import { configsOf } from './configs.js'
import { templateLanguage } from './language.js'
import { rules } from './rules.js'

export { projectHash, type HashOptions } from './hash.js'
export type { RuleOptions } from './rules.js'
export type { Settings } from './settings.js'

const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<string, string>

const meta = { name: name!, version: version!, namespace: 'undisclosed' }
const bare: ESLint.Plugin = { meta, languages: { template: templateLanguage }, rules: { ...rules } }

/** The plugin. Its configs hold the plugin itself: `defineConfig({ plugins: { undisclosed }, extends: ['undisclosed/recommended'] })`. */
const plugin: ESLint.Plugin & { readonly meta: typeof meta; readonly configs: Record<'recommended' | 'strict', Linter.Config[]> } =
  Object.assign(bare, { meta, configs: configsOf(bare) })

export default plugin
