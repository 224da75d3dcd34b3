export { analyze, type Analysis, type AnalyzeOptions, type LinkedFile, type Note } from './analyze.js'
export { type Dialect, type TemplateParsers } from './dialect.js'
export type * from './facts.js'
export { frameOf, harmless, rangesOf, type PaintFrame, type Range } from './frame.js'
export { lowerProgram } from './frontends/code.js'
export { readTemplate, type ReadTemplateOptions } from './frontends/template.js'
export { commentsInTemplate } from './frontends/template/comments.js'
export {
  analyzeTemplates,
  type AnalyzeTemplatesOptions,
  type TemplateAnalysis,
  type TemplateFile,
  type TemplateFinding,
} from './frontends/template/analyze.js'
export { createTemplateMemory, type TemplateMemory } from './frontends/template/memory.js'
export type * from './finding.js'
export type * from './host.js'
export type * from './message.js'
export { directiveRule, applyDirectives, readDirectives, type Directive, type Directives } from './directives.js'
export { nearest } from './nearest.js'
export { defineReporter, type Reporter, type ReportInput } from './reporter.js'
export { reporters } from './reporters/index.js'
export { ruleNames } from './rule-names.js'
export { certaintyRank, defineRule, type Rule, type RuleContext, type RuleMeta } from './rule.js'
export { rules } from './rules/index.js'
export * from './sdk.js'
export { sdks } from './sdks/index.js'
export { plainSpecifier } from './specifier.js'
export { lineStartsOf, positionAt, type Place, type Position, type Span } from './source.js'
export type * from './template.js'
export { templateRules } from './template-rules.js'
