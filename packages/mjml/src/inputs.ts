import { createHash } from 'node:crypto'
import { readBelow } from './disk.js'

/** What a compilation came of: by path relative to the root, the hash of the text, or null where there was none to be read. */
export type Inputs = Readonly<Record<string, string | null>>

/** The inputs as the disk has them now. `dependencies` are those of a `Compilation`. */
export function inputsOf(root: string, dependencies: readonly string[]): Inputs {
  return Object.fromEntries(dependencies.map((path) => [path, hashOf(root, path)]))
}

/** Whether the disk still has the same inputs, so that the same would come of them. */
export function areSame(root: string, inputs: Inputs): boolean {
  return Object.entries(inputs).every(([path, hash]) => hashOf(root, path) === hash)
}

function hashOf(root: string, path: string): string | null {
  const read = readBelow(root, path)
  return read && 'text' in read ? createHash('sha256').update(read.text).digest('base64url') : null
}
