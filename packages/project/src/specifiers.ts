import { plainSpecifier } from '@undisclosed/core'

/** Which file names which module, by text alone: a superset of what a parser would say, at a hundredth of the cost. */
export interface Specifiers {
  /** Every specifier of the tree → indexes of the files that name it, ascending. */
  readonly users: ReadonlyMap<string, readonly number[]>
}

const named = /(?:from|import|require)(?:\.resolve)?[\s(]*(?:\/\*[^*]*\*\/\s*)?["'`]([^"'`\n\\]+)["'`]/g

export function scanSpecifiers(files: readonly string[], latin1: (file: string) => string | undefined): Specifiers {
  const users = new Map<string, number[]>()
  for (let index = 0; index < files.length; index++) {
    const text = latin1(files[index]!)
    if (text === undefined) continue
    named.lastIndex = 0
    for (let match = named.exec(text); match; match = named.exec(text)) {
      const list = users.get(match[1]!) ?? users.get(ownCopy(match[1]!))
      if (!list) users.set(ownCopy(match[1]!), [index])
      else if (list.at(-1) !== index) list.push(index)
    }
  }
  return { users }
}

/** A piece of a text keeps the whole text alive in V8; this one does not. */
function ownCopy(piece: string): string {
  return Buffer.from(piece, 'latin1').toString('utf8')
}

/** Whether a specifier is one of the packages or a path below one. */
export function belongsTo(specifier: string, packages: ReadonlySet<string>): boolean {
  const plain = plainSpecifier(specifier)
  if (packages.has(plain)) return true
  for (let at = plain.lastIndexOf('/'); at > 0; at = plain.lastIndexOf('/', at - 1)) if (packages.has(plain.slice(0, at))) return true
  return false
}
