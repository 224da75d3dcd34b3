import { readTemplate, type Span, type TemplateFacts } from '@undisclosed/core'
import type { Rule } from 'eslint'

const warned = new Set<string>()

/** Tells what is broken in a template that is linted in another language than ours. */
export function tellBroken(context: Rule.RuleContext): void {
  const { sourceCode, filename } = context
  const facts = readTemplate(sourceCode.text, { file: filename.replaceAll('\\', '/') })
  const isTolerant = (context.languageOptions as { readonly tolerant?: unknown } | undefined)?.tolerant === true
  for (const { span, message } of brokenIn(facts, isTolerant)) {
    context.report({ message, loc: { start: sourceCode.getLocFromIndex(span[0]), end: sourceCode.getLocFromIndex(span[1]) } })
  }
}

/** What is never closed, closes nothing, or has no end. Of what is over a cap the process is warned. */
export function brokenIn(
  { file, notes }: TemplateFacts,
  isTolerant: boolean,
): readonly { readonly span: Span; readonly message: string }[] {
  for (const { kind, message } of notes) if (kind === 'caps') warnOnce(`${file}: ${message}`)
  return isTolerant ? [] : notes.filter(({ kind }) => kind === 'syntax')
}

/** What of a template was not read is no problem of the template: ESLint has no place for it but a warning of the process. */
function warnOnce(message: string): void {
  if (warned.has(message)) return
  warned.add(message)
  process.emitWarning(message, 'UndisclosedWarning')
}
