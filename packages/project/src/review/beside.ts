import { oneFile, type OneFile } from '../live/one-file.js'
import type { Project } from '../project.js'

interface Importing {
  /** Files of the head that are looked through for what they import. */
  readonly asked: readonly string[]
  /** Whether what the base says of an importer counts. */
  stands(file: string): boolean
}

/**
 * The head as a project that asks the base where it can: what a file's own text answers is the same for files with the same bytes, so only
 * those that differ, `names`, are looked through. Who imports whom depends on which files there are and on settings too: where those changed,
 * files whose imports may lead elsewhere by that are looked through as well.
 */
export function besideBase(base: Project, head: Project, names: readonly string[]): Project {
  const inBase = new Set(base.files)
  const inHead = new Set(head.files)
  const changed = new Set(names)
  const isSame = (file: string): boolean => inHead.has(file) && inBase.has(file) && !changed.has(file)
  const others = head.files.filter((file) => !isSame(file))
  const ones = new Map<string, OneFile>()
  const one = (file: string): OneFile => {
    let known = ones.get(file)
    if (!known) ones.set(file, (known = oneFile(file, head.text(file), head.resolve)))
    return known
  }
  const answered = (ofBase: readonly string[], holds: (one: OneFile) => boolean): readonly string[] =>
    [...ofBase.filter(isSame), ...others.filter((file) => holds(one(file)))].sort()
  const cameOrWent = [...others.filter((file) => !inBase.has(file)), ...base.files.filter((file) => !inHead.has(file))]
  const isSettled = !names.some((path) => /\.(?:jsonc?|ya?ml)$/.test(path))
  const led = (): ReadonlySet<string> =>
    isSettled && cameOrWent.length === 0 ? new Set() : base.ledElsewhere({ files: cameOrWent, resolve: head.resolve, isSettled })
  const importing = (): Importing => {
    const lead = led()
    return { asked: [...others, ...[...lead].filter(isSame)], stands: (file) => isSame(file) && !lead.has(file) }
  }
  let imports: Importing | undefined
  return {
    ...head,
    facts: (file) => (isSame(file) ? base : head).facts(file),
    text: (file) => (isSame(file) ? base : head).text(file),
    notes: () => [...head.notes(), ...base.notes().filter(({ file }) => isSame(file))],
    filesWithWord: (word) => answered(base.filesWithWord(word), ({ holdsWord }) => holdsWord(word)),
    filesImporting: (packages) => answered(base.filesImporting(packages), ({ namesAny }) => namesAny(packages)),
    importersOf(file) {
      const { asked, stands } = (imports ??= importing())
      return [...base.importersOf(file).filter(stands), ...asked.filter((each) => one(each).imports(file))].sort()
    },
    // What leads elsewhere from here does so from the base, or the base's leads elsewhere here.
    ledElsewhere(there) {
      const files = [...there.files, ...cameOrWent]
      const fromBase = base.ledElsewhere({ files, resolve: there.resolve, isSettled: there.isSettled && isSettled })
      return new Set([...fromBase, ...(imports ??= importing()).asked])
    },
  }
}
