import type { Dialect } from '../../dialect.js'
import type { DialectName, Markup } from '../../template.js'
import { setsDelimiters } from '../../dialects/handlebars.js'
import { dialects } from '../../dialects/index.js'

export interface Detected {
  readonly markup: Markup
  readonly language: Dialect | undefined
  readonly mergeTags: readonly Dialect[]
}

const named = new Map<DialectName, Dialect>(dialects.map((dialect) => [dialect.name, dialect]))
const byExtension = new Map<string, Dialect>()
for (const dialect of dialects) for (const extension of dialect.extensions) byExtension.set(extension, dialect)

const jinjaOnly =
  /\{%-?\s*(?:extends|block|set|elif|macro|load|trans|blocktrans|autoescape|with|import|from|url|csrf_token|include\s+['"][\w/.-]+\.(?:html|txt|twig|njk|j2)['"])\b|\{#|\{\{[^{}]*\|\s*\w+\(/

/** By extension first, then by what only one language writes; merge tags of several services may live beside it. */
export function detect(text: string, file: string, chosen?: DialectName): Detected {
  const extension = file.replace(/^.*\//, '').replace(/^.*\./, '').toLowerCase()
  const choice = chosen && named.get(chosen)
  const mergeTags: Dialect[] = []
  for (const dialect of dialects) {
    if (dialect.family !== 'merge-tags') continue
    if (dialect === choice || dialect.extensions.includes(extension) || dialect.detect(text)) mergeTags.push(dialect)
  }
  // Merge tags that were chosen stand beside whatever language the file has: Mailjet's loops are Jinja's.
  const language = choice?.family === 'language' ? choice : languageOf(text, extension, mergeTags)
  return {
    markup: markupOf(text, extension, language),
    language,
    mergeTags:
      language?.name === 'pug' || language?.name === 'vue'
        ? []
        : mergeTags.filter((dialect) => dialect === choice || fits(dialect, language, mergeTags)),
  }
}

/** Template literals are looked for only where nothing else explains the braces. */
function fits(dialect: Dialect, language: Dialect | undefined, mergeTags: readonly Dialect[]): boolean {
  if (dialect.name !== 'es-template') return true
  return (
    (language === undefined || language.name === 'handlebars') && !mergeTags.some(({ name }) => name === 'velocity' || name === 'marketo')
  )
}

function languageOf(text: string, extension: string, mergeTags: readonly Dialect[]): Dialect | undefined {
  const owner = byExtension.get(extension)
  if (owner?.family === 'language') return owner
  if (text.includes('{{=') && setsDelimiters.test(text)) return named.get('handlebars')
  if (text.includes('{%') && /\{%-?\s*[a-z]/.test(text))
    return named.get(named.get('liquid')!.detect(text) && !jinjaOnly.test(text) ? 'liquid' : 'jinja')
  if (named.get('ejs')!.detect(text)) return named.get('ejs')
  if (named.get('benchpress')!.detect(text)) return named.get('benchpress')
  if (!text.includes('{{')) return undefined
  if (named.get('go')!.detect(text)) return named.get('go')
  if (mergeTags.some(({ name }) => name === 'marketo' || name === 'mailjet') && !/\{\{\s*[#/^>]/.test(text)) return undefined
  if (/\{\{\s*\$\{/.test(text)) return named.get('liquid')
  const piped = /\{\{[^{}|]*[^{}|\s]\s*\|\s*\w/.test(text) && !/\{\{[#/^>]/.test(text)
  return named.get(piped ? 'jinja' : 'handlebars')
}

function markupOf(text: string, extension: string, language: Dialect | undefined): Markup {
  if (language?.name === 'pug') return 'pug'
  if (extension === 'mjml' || /<mjml[\s>]|<mj-[a-z]+[\s>/]/.test(text)) return 'mjml'
  return /<(?:[a-z][a-z0-9-]*[\s>/]|!)/i.test(text.slice(0, 200_000)) ? 'html' : 'text'
}
