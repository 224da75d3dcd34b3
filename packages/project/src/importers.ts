import type { Resolve } from './resolve.js'
import { folderOf, type Settings } from './settings.js'
import type { Specifiers } from './specifiers.js'

/**
 * Who imports a file. A relative specifier is resolved only when its last name fits the file that is asked for: most of
 * a tree's imports are never looked at. Bare names are few and are resolved once for each scope.
 */
export function createImporters(
  files: readonly string[],
  specifiers: Specifiers,
  resolve: Resolve,
  settings: Settings,
): (file: string) => readonly string[] {
  const relative = new Map<string, string[]>()
  const bare = new Map<string, Set<string>>()
  for (const [specifier, users] of specifiers.users) {
    if (specifier.startsWith('.')) {
      const key = lastName(specifier)
      const list = relative.get(key)
      if (list) list.push(specifier)
      else relative.set(key, [specifier])
      continue
    }
    if (isNever(specifier)) continue
    for (const user of users) {
      const target = resolve(files[user]!, specifier)
      if ('external' in target) continue
      const found = bare.get(target.file)
      if (found) found.add(files[user]!)
      else bare.set(target.file, new Set([files[user]!]))
    }
  }
  const known = new Map<string, readonly string[]>()
  return (file) => {
    let answer = known.get(file)
    if (answer) return answer
    const found = new Set(bare.get(file))
    for (const key of keysOf(file, settings)) {
      for (const specifier of relative.get(key) ?? []) {
        for (const user of specifiers.users.get(specifier) ?? []) {
          const target = resolve(files[user]!, specifier)
          if ('file' in target && target.file === file) found.add(files[user]!)
        }
      }
    }
    found.delete(file)
    known.set(file, (answer = [...found].sort()))
    return answer
  }
}

/** Built-in modules. */
function isNever(specifier: string): boolean {
  return specifier.startsWith('node:')
}

/** `./a/mailer.js?raw` → `mailer`; `..` → ``. */
function lastName(specifier: string): string {
  const path = specifier.replace(/[?#].*$/, '').replace(/\/+$/, '')
  return stemOf(path.slice(path.lastIndexOf('/') + 1))
}

/** Up to the first dot, so that `mailer.service.js`, `mailer.service` and `mailer` meet. */
function stemOf(name: string): string {
  const at = name.indexOf('.')
  return at < 0 ? name : name.slice(0, at)
}

/** Last names that can mean the file: its own, and for an index file its folder's. */
function keysOf(file: string, settings: Settings): readonly string[] {
  const folder = folderOf(file)
  const stem = stemOf(file.slice(folder.length))
  const isEntry = stem === 'index' || settings.folders('package.json').includes(folder)
  return isEntry ? [...new Set([stem, stemOf(folder.slice(folder.lastIndexOf('/', folder.length - 2) + 1, -1)), ''])] : [stem]
}
