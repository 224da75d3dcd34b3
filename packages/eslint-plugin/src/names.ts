import { directiveRule, rules, templateRules } from '@undisclosed/core'

/** Every rule, by name; some have a half for code and one for templates. */
export const ruleNames: readonly string[] = [...new Set([...rules, ...templateRules].map(({ name }) => name)), directiveRule.name].sort()
