import { oneFile, type OneFile } from '../live/one-file.js'
import type { Project } from '../project.js'
import type { FileChange } from './changes.js'

/**
 * The head as a project that asks the base where it can: what a file's own text answers is the same for files with the same bytes, so only
 * those that differ are looked through. Who imports whom depends on which files there are and on settings too: where those changed, the head
 * is asked for itself.
 */
export function besideBase(base: Project, head: Project, changes: readonly FileChange[]): Project {
  const inBase = new Set(base.files)
  const inHead = new Set(head.files)
  const changed = new Set(changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from])))
  const isSame = (file: string): boolean => inHead.has(file) && inBase.has(file) && !changed.has(file)
  const others = head.files.filter((file) => !isSame(file))
  const ones = new Map<string, OneFile>()
  const one = (file: string): OneFile => {
    let known = ones.get(file)
    if (!known) ones.set(file, (known = oneFile(file, head.text(file), head.resolve)))
    return known
  }
  const answered = (ofBase: readonly string[], holds: (one: OneFile) => boolean): readonly string[] => {
    return [...ofBase.filter(isSame), ...others.filter((file) => holds(one(file)))].sort()
  }
  const isSettled = changes.every(({ path, kind }) => kind === 'modified' && !/\.(?:jsonc?|ya?ml)$/.test(path))
  return {
    ...head,
    filesWithWord: (word) => answered(base.filesWithWord(word), ({ holdsWord }) => holdsWord(word)),
    filesImporting: (packages) => answered(base.filesImporting(packages), ({ namesAny }) => namesAny(packages)),
    ...(isSettled && { importersOf: (file) => answered(base.importersOf(file), ({ imports }) => imports(file)) }),
  }
}
