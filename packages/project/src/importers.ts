import type { Resolution } from '@undisclosed/core'
import type { Resolve } from './resolve.js'
import { folderOf, type Settings } from './settings.js'
import type { Specifiers } from './specifiers.js'

export interface Importers {
  /** Who imports a file, sorted. */
  of(file: string): readonly string[]
  /** Who may import another file there than here. */
  ledElsewhere(elsewhere: Elsewhere): ReadonlySet<string>
}

/** Another project with the same texts for the most part. */
export interface Elsewhere {
  /** That are here and not there, or the other way round. */
  readonly files: readonly string[]
  readonly resolve: Resolve
  /** Whether all settings are the same. */
  readonly isSettled: boolean
}

/**
 * Who imports whom. A relative specifier is resolved only when its last name fits the file that is asked for: most of
 * a tree's imports are never looked at. Bare names are few and are resolved once for each scope.
 */
export function createImporters(files: readonly string[], specifiers: Specifiers, resolve: Resolve, settings: Settings): Importers {
  const relative = new Map<string, string[]>()
  const bare = new Map<string, Set<string>>()
  /** Users of bare specifiers, of each those together whose settings are the same. */
  const alike: { readonly specifier: string; readonly target: Resolution; readonly users: string[] }[] = []
  for (const [specifier, users] of specifiers.users) {
    if (specifier.startsWith('.')) {
      const key = lastName(specifier)
      const list = relative.get(key)
      if (list) list.push(specifier)
      else relative.set(key, [specifier])
      continue
    }
    if (isNever(specifier)) continue
    const groups = new Map<Resolution, string[]>()
    for (const user of users) {
      const target = resolve(files[user]!, specifier)
      const group = groups.get(target)
      if (group) group.push(files[user]!)
      else groups.set(target, [files[user]!])
      if ('external' in target) continue
      const found = bare.get(target.file)
      if (found) found.add(files[user]!)
      else bare.set(target.file, new Set([files[user]!]))
    }
    for (const [target, some] of groups) alike.push({ specifier, target, users: some })
  }
  /** Files with a relative specifier that can mean the file, by its last name. */
  const mayMean = function* (file: string): Generator<readonly [user: string, specifier: string]> {
    for (const key of keysOf(file, settings))
      for (const specifier of relative.get(key) ?? [])
        for (const user of specifiers.users.get(specifier) ?? []) yield [files[user]!, specifier]
  }
  const known = new Map<string, readonly string[]>()
  return {
    of(file) {
      let answer = known.get(file)
      if (answer) return answer
      const found = new Set(bare.get(file))
      for (const [user, specifier] of mayMean(file)) {
        const target = resolve(user, specifier)
        if ('file' in target && target.file === file) found.add(user)
      }
      found.delete(file)
      known.set(file, (answer = [...found].sort()))
      return answer
    },
    ledElsewhere({ files: others, resolve: there, isSettled }) {
      const led = new Set<string>()
      for (const file of others) for (const [user] of mayMean(file)) led.add(user)
      for (const { specifier, target, users } of alike) {
        if (isSettled) {
          if (!isSameTarget(target, there(users[0]!, specifier))) for (const user of users) led.add(user)
        } else for (const user of users) if (!isSameTarget(target, there(user, specifier))) led.add(user)
      }
      return led
    },
  }
}

function isSameTarget(one: Resolution, other: Resolution): boolean {
  return ('file' in one ? one.file : undefined) === ('file' in other ? other.file : undefined)
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
