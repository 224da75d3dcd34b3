import { filesSaying } from '../flow/texts.js'
import type { World } from '../flow/world.js'

/** `res.render('emails/index')`, `reply.view(…)`, `ctx.render(…)`: what is rendered to answer a request. */
const answering = /\b(?:res|response|reply|ctx|context|c|this\.ctx)(?:\s*\.\s*status\([^()]*\))?\s*\.\s*(?:render|view)\s*\(\s*$/

/**
 * Findings without those in templates that code answers requests with, and names nowhere else: pages in a folder that is called after
 * mails. What is handed to a callback (`res.render('welcome', data, (error, html) => …)`) may well be mailed.
 */
export function withoutAnswers<F extends { readonly file: string }>(index: World['index'], findings: readonly F[]): readonly F[] {
  const answered = new Map<string, boolean>()
  return findings.filter(({ file }) => {
    if (!answered.has(file)) answered.set(file, isOnlyAnswered(index, file))
    return !answered.get(file)
  })
}

function isOnlyAnswered(index: World['index'], file: string): boolean {
  const naming = index.filesWithWord(/\w+/.exec(baseOf(file))?.[0] ?? '')
  const answers = filesSaying(index, naming, (text) => namings(text, file).includes('answer'))
  return answers.length > 0 && filesSaying(index, naming, (text) => namings(text, file).includes('other')).length === 0
}

function baseOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\..*$/, '')
}

/** How a code’s text uses the name of a template, wherever it does: from the folder of views, or with the folder that it lies in. */
function namings(text: string, file: string): ('answer' | 'other')[] {
  const path = file.replace(/\.[^/]*$/, '')
  const quoted = new RegExp(String.raw`(["'\`])((?:[\w.@-]+/)*${baseOf(file).replace(/[^\w]/g, '\\$&')})(?:\.\w+)*\1`, 'g')
  return [...text.matchAll(quoted)].flatMap(({ 0: whole, 2: written, index: at }) => {
    const name = written!.replace(/^(?:\.\/|\/)+/, '')
    const inViews = /(?:^|\/)(?:views|templates|pages)$/.test(path.slice(0, -name.length - 1))
    if (!`/${path}`.endsWith(`/${name}`) || !(name.includes('/') || inViews)) return []
    const isAnswer = answering.test(text.slice(Math.max(0, at - 60), at))
    const isKept = /,\s*(?:async\s*)?(?:\(\s*\w+\s*,\s*\w+[^()]*\)\s*=>|function\b)/.test(restOfCall(text, at + whole.length))
    return [isAnswer && !isKept ? 'answer' : 'other']
  })
}

const longestCall = 2000

/** From behind an argument to the bracket that closes its call. */
function restOfCall(text: string, from: number): string {
  const end = Math.min(text.length, from + longestCall)
  for (let at = from, depth = 1; at < end; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return text.slice(from, at)
  }
  return text.slice(from, end)
}
