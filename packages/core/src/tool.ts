import { directiveRule } from './directives.js'
import type { Tool, ToolRule } from './reporter.js'
import { rules } from './rules/index.js'
import { templateRules } from './template-rules.js'

/** This tool and its rules, for reporters. The version is that of the package that runs it. */
export function toolOf(version: string): Tool {
  const known = new Map<string, ToolRule>()
  for (const { name, meta } of [...rules, ...templateRules, directiveRule]) {
    if (!known.has(name)) known.set(name, { name, description: meta.description, cwe: meta.cwe ?? [] })
  }
  return { version, rules: [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) }
}
