import { directiveRule } from './directives.js'
import { rules } from './rules/index.js'
import { templateRules } from './template-rules.js'

/** The name of every rule, sorted; some have a half for code and one for templates. */
export const ruleNames: readonly string[] = [...new Set([...rules, ...templateRules, directiveRule].map(({ name }) => name))].sort()
