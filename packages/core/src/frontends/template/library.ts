import type { TemplateParsers } from '../../dialect.js'
import type { OutputFact, TemplateFacts, TemplateLibrary } from '../../template.js'
import { readTemplate } from '../template.js'
import { resolveAmong } from './include-files.js'
import { followIncludes, type FactsByFile, type ResolveInclude } from './includes.js'
import { templateFinder } from './names.js'
import { shownTemplate } from './shown.js'

export interface LibraryOptions {
  /** Every file in a template language, sorted; asked when a template is first looked for. */
  files(): readonly string[]
  text(file: string): string
  readonly parsers?: TemplateParsers
  /** Folders in which a template's name is looked up before all others. */
  readonly folders?: readonly string[]
  /** What was read already, by file. Several libraries over the same files may share it. */
  readonly known?: Map<string, { readonly text: string; readonly facts: TemplateFacts }>
}

/** The templates of a project, each read when it is first asked for. */
export interface ReadableLibrary extends TemplateLibrary {
  readonly facts: FactsByFile
  readonly resolve: ResolveInclude
}

export function templateLibrary({ files, text, parsers, folders, known: shared = new Map() }: LibraryOptions): ReadableLibrary {
  let listed: ReadonlySet<string> | undefined
  const names = (): ReadonlySet<string> => (listed ??= new Set(files()))
  const read = new Map<string, TemplateFacts>()
  let find: TemplateLibrary['find'] | undefined
  const facts: FactsByFile = {
    get(file) {
      const known = read.get(file)
      if (known || !names().has(file)) return known
      // Asked for even where it was read already: whoever listens must hear of it.
      const source = text(file)
      const before = shared.get(file)
      const fresh = before?.text === source ? before.facts : readTemplate(source, { file, ...(parsers && { parsers }) })
      shared.set(file, { text: source, facts: fresh })
      read.set(file, fresh)
      return fresh
    },
  }
  let among: ResolveInclude | undefined
  const resolve: ResolveInclude = (...asked) => (among ??= resolveAmong(names()))(...asked)
  const printed = new Map<string, readonly OutputFact[]>()
  const printedBy = (file: string, partials?: ReadonlyMap<string, string>): readonly OutputFact[] => {
    const template = facts.get(file)
    if (!template) return []
    if (partials && partials.size > 0) {
      const registered: ResolveInclude = (from, include) => {
        const partial = include.target === undefined ? undefined : partials.get(include.target)
        return resolve(from, include) ?? (partial === undefined ? undefined : { file: partial })
      }
      return [...template.outputs, ...followIncludes(template, facts, registered, 'all').outputs]
    }
    const outputs = printed.get(file) ?? [...template.outputs, ...followIncludes(template, facts, resolve, 'all').outputs]
    printed.set(file, outputs)
    return outputs
  }
  return {
    facts,
    resolve,
    find: (...asked) => (find ??= templateFinder([...names()], folders ?? []))(...asked),
    template: (file) => facts.get(file),
    printed: printedBy,
    // The names of most engines are extensions of their templates; else the text tells the dialect.
    written: (source, engine = 'html') => readTemplate(source, { file: `template.${engine}`, ...(parsers && { parsers }) }).outputs,
    shown(file) {
      const template = facts.get(file)
      return template ? shownTemplate(template, text(file), printedBy(file)) : []
    },
  }
}
