import { readFileSync } from 'node:fs'
import { objectOf, stringsOf } from './jsonc.js'

/** Lies in a folder that `undisclosed build` writes to, and says what it wrote. */
export const manifestName = '.undisclosed-build.json'

/** Names a text, however its lines end: git may change that on the way. */
export function digestOf(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('base64url')
}

/**
 * Pages of a folder (its path ends in a slash) that a build compiled and nobody edited since, relative to it: whatever they show, their
 * sources show. Where the manifest is none of ours there are none.
 */
export function compiledIn(folder: string): readonly string[] {
  const read = (name: string): string | undefined => {
    try {
      return readFileSync(folder + name, 'utf8')
    } catch {
      return undefined
    }
  }
  let manifest: unknown
  try {
    manifest = JSON.parse(read(manifestName) ?? '')
  } catch {
    return []
  }
  const templates = Object.values(objectOf(objectOf(manifest)?.['templates']) ?? {})
  const digests = templates.flatMap((entry) => Object.entries(objectOf(objectOf(entry)?.['digests']) ?? {}))
  return digests.flatMap(([name, known]) => {
    const text = name.endsWith('.html') && !name.includes('..') ? read(name) : undefined
    return text !== undefined && stringsOf(known).includes(digestOf(text)) ? [name] : []
  })
}
