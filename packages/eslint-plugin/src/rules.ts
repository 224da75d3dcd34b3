import { existsSync } from 'node:fs'
import {
  certaintyRank,
  directiveRule,
  lineStartsOf,
  positionAt,
  ruleNames,
  rules as codeRules,
  templateRules,
  type Certainty,
  type Finding,
  type RuleMeta,
} from '@undisclosed/core'
import type { Rule } from 'eslint'
import { tellBroken } from './broken.js'
import { findingsFor } from './findings.js'
import { settingsOf } from './settings.js'

export interface RuleOptions {
  /** What is less certain is not shown. By default what the config says, else `likely`. */
  readonly minCertainty?: Certainty
}

/** In the package, and in the repository that it is made from. */
const pages = [new URL('../docs/rules/', import.meta.url), new URL('../../../docs/rules/', import.meta.url)]

function pageOf(name: string): { readonly url?: string } {
  const page = pages.map((folder) => new URL(`${name}.md`, folder)).find((url) => existsSync(url))
  return page ? { url: page.href } : {}
}

/** Ends the id of a message that is told with its trace. */
const traceSuffix = 'WithTrace'

/** The core’s rules as ESLint’s: each shows what was found under its name. */
export const rules: Readonly<Record<string, Rule.RuleModule>> = Object.fromEntries(ruleNames.map((name) => [name, adapted(name)]))

function adapted(name: string): Rule.RuleModule {
  const halves = [...codeRules, ...templateRules, directiveRule].filter((rule) => rule.name === name).map(({ meta }) => meta)
  return {
    meta: {
      type: 'problem',
      docs: {
        description: halves[0]!.description,
        recommended: halves[0]!.preset === 'recommended',
        ...pageOf(name),
      },
      schema: [
        {
          type: 'object',
          properties: { minCertainty: { enum: ['certain', 'likely', 'possible'] } },
          additionalProperties: false,
        },
      ],
      defaultOptions: [{}],
      hasSuggestions: true,
      messages: messagesOf(halves),
    },
    create(context) {
      let done = false
      const run = (): void => {
        if (done) return
        done = true
        report(name, context)
      }
      // The roots of ESLint’s tree of code, of ours, and of that of `@html-eslint`.
      const runOnHtml = (): void => {
        run()
        // Our language tells it without a rule; in another one the rule that finds no leaks does.
        if (name === directiveRule.name) tellBroken(context)
      }
      return { Program: run, Template: run, Document: runOnHtml }
    },
  }
}

function messagesOf(halves: readonly RuleMeta[]): Record<string, string> {
  const messages: Record<string, string> = { wayOut: '{{description}}' }
  for (const half of halves) {
    for (const [id, text] of Object.entries(half.messages)) {
      messages[id] = text
      messages[id + traceSuffix] = `${text}{{trace}}`
    }
  }
  return messages
}

function report(name: string, context: Rule.RuleContext): void {
  const { findings, minCertainty, live } = findingsFor(context)
  const options = context.options[0] as RuleOptions | undefined
  const least = certaintyRank[options?.minCertainty ?? minCertainty]
  const showPath = settingsOf(context.settings['undisclosed']).showPath === true
  const { sourceCode } = context
  for (const finding of findings) {
    const { ruleId, certainty, messageId, span, data } = finding
    if (ruleId !== name || certaintyRank[certainty] < least) continue
    const trace = showPath ? stepsOf(finding, (file) => (file === finding.file ? sourceCode.text : live.text(file))) : ''
    context.report({
      loc: { start: sourceCode.getLocFromIndex(span[0]), end: sourceCode.getLocFromIndex(span[1]) },
      messageId: trace === '' ? messageId : messageId + traceSuffix,
      data: { ...data, trace },
      suggest: finding.suggestions
        .filter(({ edits }) => edits.length > 0)
        .map(({ description, edits }) => ({
          messageId: 'wayOut',
          data: { description },
          fix: (fixer) => edits.map(({ span: [start, end], text }) => fixer.replaceTextRange([start, end], text)),
        })),
    })
  }
}

/** The steps as the command prints them, each on a line of its own. */
function stepsOf({ trace }: Finding, textOf: (file: string) => string): string {
  let lines = ''
  for (const [at, { file, span, message }] of trace.entries()) {
    const { line } = positionAt(lineStartsOf(textOf(file)), span[0])
    lines += `\n${at + 1}. ${message} (${file}:${line})`
  }
  return lines
}
