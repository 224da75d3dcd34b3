import { readFileSync } from 'node:fs'
import { createPackages } from '../packages.js'
import { createResolve } from '../resolve.js'
import { roleIn } from '../roles.js'
import { createSettings } from '../settings.js'
import { walk } from '../walk.js'
import { comparison, type Asked } from './asked.js'
import type { Answers, Kept } from './kept.js'
import { oneFile } from './one-file.js'
import { changedSince } from './since.js'

/**
 * Whether an analysis would come out the same on what lies on the disk now: nothing changed but code that nobody asked about, and that
 * has no part in any answer, now as before. Read without the engine. `target` is the folder whose findings were wanted, relative to
 * the root.
 */
export function stillStands(kept: Kept, root: string, target: string): boolean {
  const listing = walk(root, () => undefined)
  const since = changedSince(root, kept.tree, listing)
  if (since === 'another tree') return false
  if (since.length === 0) return true
  const settings = createSettings(root, listing, () => undefined)
  const leftOut = new Set(kept.leftOut.map((at) => kept.tree.files[at]![0]))
  const known = new Set(listing.files.filter((file) => !leftOut.has(file)))
  const resolve = createResolve((file) => known.has(file), settings, createPackages(settings))
  const asked = askedOf(kept)
  const roles = new Map(kept.roles.map(([at, role]) => [kept.tree.files[at]![0], role]))
  return since.every((file) => {
    if (leftOut.has(file)) return true
    const text = textOf(`${root}/${file}`)
    if (text === undefined) return false
    const own = oneFile(file, text, resolve)
    const part = { ...own, text: () => text, role: roleIn(file, [target], () => own.bytes) }
    return comparison(part, file, roles.get(file) ?? 'source')(asked)
  })
}

function askedOf({ tree, files, words, packages, importers, among }: Kept): Asked {
  const named = (at: number): string => tree.files[at]![0]
  const answers = (list: Answers): Asked['words'] => new Map(list.map(([question, found]) => [question, found.map(named)]))
  return {
    files: new Set(files.map(named)),
    words: answers(words),
    packages: answers(packages),
    importers: answers(importers),
    said: [{ among: among.map(named), answer: [] }],
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
