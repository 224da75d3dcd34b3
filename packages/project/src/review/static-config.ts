import { lineStartsOf, positionAt, type FileFacts, type Term, type TermId } from '@undisclosed/core'
import type { Config } from '../config.js'
import { configNames } from '../find-config.js'
import { ConfigError } from '../errors.js'
import { factsOf } from '../facts.js'
import { parseJsonc } from '../jsonc.js'
import type { FileTree } from '../project.js'
import { checkConfig } from '../schema.js'

/** A config of a commit. `folder` is relative to the repository's root, `''` or ending in a slash. */
export interface CommittedConfig {
  readonly config: Config
  readonly folder: string
}

/**
 * The config that a commit holds for a folder, read as data: a review runs no code of the repository, since what a
 * config imports may have been written by the author of the change.
 */
export function committedConfig(tree: FileTree, prefix: string, named: string | undefined, ruleNames: readonly string[]): CommittedConfig {
  const path = named ?? nearest(tree, prefix)
  if (path === undefined) return { config: {}, folder: '' }
  const bytes = tree.read(path)
  if (bytes === undefined) throw new ConfigError(`--config ${path}: the base holds no such config. A review reads it from there`)
  const text = Buffer.from(bytes, 'latin1').toString('utf8')
  return { config: checkConfig(dataOf(path, text), path, ruleNames, text), folder: path.slice(0, path.lastIndexOf('/') + 1) }
}

function nearest(tree: FileTree, prefix: string): string | undefined {
  for (let folder = prefix; ; folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)) {
    const name = configNames.find((candidate) => tree.id(folder + candidate) !== undefined)
    if (name !== undefined) return folder + name
    if (folder === '') return undefined
  }
}

function dataOf(path: string, text: string): unknown {
  if (path.endsWith('.json')) {
    try {
      return parseJsonc(text)
    } catch (error) {
      throw new ConfigError(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
  const { facts } = factsOf(path, text)
  // `=` is `module.exports`, which the command takes too.
  const exported = ['default', '='].flatMap(
    (name) => facts?.exports.find((fact) => 'name' in fact && fact.name === name && 'value' in fact) ?? [],
  )[0]
  if (!facts || !exported || !('value' in exported))
    throw new ConfigError(
      `${path}, as the base of the review has it, exports nothing that can be read as data. Write “export default { … }” or “module.exports = { … }” with plain values`,
    )
  return valueOf(facts, exported.value, (term) => {
    const { line, column } = positionAt(lineStartsOf(text), term.span[0])
    throw new ConfigError(
      `${path}:${line}:${column} is computed. A review reads the config and never runs it: write plain values, or keep them in undisclosed.config.json`,
    )
  })
}

type Refuse = (term: Term) => never

function valueOf(facts: FileFacts, id: TermId, refuse: Refuse, depth = 0): unknown {
  const term = facts.terms[id]!
  const inner = (next: TermId): unknown => valueOf(facts, next, refuse, depth + 1)
  if (depth > 50) return refuse(term)
  switch (term.k) {
    case 'literal':
      return term.value
    case 'cast':
      return inner(term.of)
    case 'array':
      return term.items.map((item) => ('item' in item ? inner(item.item) : refuse(term)))
    case 'object':
      return Object.fromEntries(
        term.entries.map((entry) => ('key' in entry && !entry.method && !entry.accessor ? [entry.key, inner(entry.value)] : refuse(term))),
      )
    case 'ref': {
      const writes = facts.effects.filter((effect) => effect.k === 'write' && effect.binding === term.binding)
      const [only] = writes
      return writes.length === 1 && only?.k === 'write' && only.init ? inner(only.value) : refuse(term)
    }
    case 'call': {
      const [argument] = term.args
      const isOurs = calleeName(facts, term.callee) === 'defineConfig' && term.args.length === 1
      return isOurs && argument && 'item' in argument ? inner(argument.item) : refuse(term)
    }
    default:
      return refuse(term)
  }
}

function calleeName(facts: FileFacts, id: TermId): string | undefined {
  const term = facts.terms[id]!
  return term.k === 'ref' ? facts.bindings[term.binding]?.name : undefined
}
