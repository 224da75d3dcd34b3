import type { TemplateParsers } from '../../dialect.js'
import type { OutputFact, TemplateFacts, TemplateLibrary } from '../../template.js'
import { readTemplate } from '../template.js'
import { followIncludes, resolveAmong, type FactsByFile, type ResolveInclude } from './includes.js'
import { templateFinder } from './names.js'

export interface LibraryOptions {
  /** Every file in a template language, sorted. */
  readonly files: readonly string[]
  text(file: string): string
  readonly parsers?: TemplateParsers
  /** Folders in which a template's name is looked up before all others. */
  readonly folders?: readonly string[]
}

/** The templates of a project, each read when it is first asked for. */
export interface ReadableLibrary extends TemplateLibrary {
  readonly facts: FactsByFile
  readonly resolve: ResolveInclude
}

export function templateLibrary({ files, text, parsers, folders }: LibraryOptions): ReadableLibrary {
  const names = new Set(files)
  const read = new Map<string, TemplateFacts>()
  const facts: FactsByFile = {
    get(file) {
      const known = read.get(file)
      if (known || !names.has(file)) return known
      const fresh = readTemplate(text(file), { file, ...(parsers && { parsers }) })
      read.set(file, fresh)
      return fresh
    },
  }
  const resolve = resolveAmong(names)
  const printed = new Map<string, readonly OutputFact[]>()
  return {
    facts,
    resolve,
    find: templateFinder(files, folders ?? []),
    template: (file) => facts.get(file),
    printed(file) {
      const template = facts.get(file)
      if (!template) return []
      const outputs = printed.get(file) ?? [...template.outputs, ...followIncludes(template, facts, resolve, 'all').outputs]
      printed.set(file, outputs)
      return outputs
    },
  }
}
