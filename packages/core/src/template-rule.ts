import type { Report, TraceStep } from './finding.js'
import type { EngineOptions } from './host.js'
import type { RuleMeta } from './rule.js'
import type { OutputFact, TemplateFacts } from './template.js'
import { bringing, whereShown } from './template-path.js'

export interface TemplateRuleContext {
  readonly template: TemplateFacts
  readonly options: EngineOptions
}

/** A rule on what one template says, as a `Rule` is one on linked messages. It sees no markup, no dialect and no file. */
export interface TemplateRule {
  readonly name: string
  readonly meta: RuleMeta
  check(context: TemplateRuleContext): Iterable<Report>
}

export function defineTemplateRule(rule: TemplateRule): TemplateRule {
  return rule
}

/** From the loop that hands the people out to the tag that prints them. */
export function traceOf(template: TemplateFacts, output: OutputFact): TraceStep[] {
  const { file } = template
  const trace = bringing(template, output).map((step): TraceStep => ({ file, role: 'source', ...step }))
  if (!output.origin) return [...trace, { file, span: output.span, role: 'sink', message: `printed here (${whereShown(output)})` }]
  trace.push({ file, span: output.span, role: 'call', message: 'handed to this include' })
  return [...trace, { ...output.origin, role: 'sink', message: `printed here (${whereShown(output)})` }]
}
