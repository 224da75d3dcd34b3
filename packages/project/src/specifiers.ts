import { plainSpecifier } from '@undisclosed/core/specifier'

/** Which file names which module, by text alone: a superset of what a parser would say, at a hundredth of the cost. */
export interface Specifiers {
  /** Every specifier of the tree → indexes of the files that name it, ascending. */
  readonly users: ReadonlyMap<string, readonly number[]>
  /** Indexes of the files that name one of the packages or a path below one, ascending. */
  importing(packages: readonly string[]): readonly number[]
  /** Looks at the file of an index again. */
  changed(index: number): void
}

/** With the specifier as its group. */
export const naming = /(?:from|import|require)(?:\.resolve)?[\s(]*(?:\/\*[^*]*\*\/\s*)?["'`]([^"'`\n\\]+)["'`]/g

/** `known`: what was found in all the files already. */
export function scanSpecifiers(
  files: readonly string[],
  latin1: (file: string) => string | undefined,
  known?: Map<string, number[]>,
): Specifiers {
  const users = known ?? new Map<string, number[]>()
  const read = (index: number): void => {
    const text = latin1(files[index]!)
    if (text === undefined) return
    naming.lastIndex = 0
    for (let match = naming.exec(text); match; match = naming.exec(text)) addUser(users, match[1]!, index)
  }
  if (!known) for (let index = 0; index < files.length; index++) read(index)
  let byPackage: Map<string, string[]> | undefined
  return {
    users,
    importing(packages) {
      byPackage ??= packagesOf(users.keys())
      const found = new Set<number>()
      for (const name of packages)
        for (const specifier of byPackage.get(name) ?? []) for (const user of users.get(specifier)!) found.add(user)
      return [...found].sort((a, b) => a - b)
    },
    changed(index) {
      byPackage = undefined
      for (const [specifier, list] of users) {
        const at = list.indexOf(index)
        if (at < 0) continue
        if (list.length === 1) users.delete(specifier)
        else list.splice(at, 1)
      }
      read(index)
    },
  }
}

export function addUser(users: Map<string, number[]>, specifier: string, index: number): void {
  const list = users.get(specifier)
  if (!list) users.set(ownCopy(specifier), [index])
  else if (list.at(-1) !== index && !list.includes(index)) insert(list, index)
}

/** Ascending; almost always at the end. */
function insert(list: number[], index: number): void {
  let at = list.length
  while (at > 0 && list[at - 1]! > index) at--
  list.splice(at, 0, index)
}

/** A piece of a text keeps the whole text alive in V8; this one does not. */
function ownCopy(piece: string): string {
  return Buffer.from(piece, 'latin1').toString('utf8')
}

/** Every package and path → the specifiers that are it or lie below it. */
function packagesOf(specifiers: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const specifier of specifiers) {
    if (specifier.startsWith('.')) continue
    const plain = plainSpecifier(specifier)
    for (let at = plain.length; at > 0; at = plain.lastIndexOf('/', at - 1)) {
      const list = found.get(plain.slice(0, at))
      if (list) list.push(specifier)
      else found.set(plain.slice(0, at), [specifier])
    }
  }
  return found
}
