import type { FileRole } from '@undisclosed/core'
import { isCode, isWithin } from './walk.js'

/** What a file is for, told by its path below the scanned argument. First match wins. */
export interface RoleRow {
  readonly role: Exclude<FileRole, 'source'>
  /** Whole folder names, lower case. */
  readonly folders?: readonly string[]
  /** The file's own name. */
  readonly name?: RegExp
}

export const roleRows: readonly RoleRow[] = [
  { role: 'minified', name: /[.-]min\.[mc]?js$/ },
  {
    role: 'vendored',
    folders: ['vendor', 'vendors', 'vendored', 'third_party', 'third-party', 'thirdparty', 'bower_components', 'node_modules'],
  },
  { role: 'generated', folders: ['__generated__', 'generated', '.prisma'], name: /\.(?:generated|gen|g)\.[mc]?[jt]sx?$|\.d\.[mc]?ts$/ },
  {
    role: 'test',
    folders: [
      'test',
      'tests',
      '__tests__',
      '__test__',
      'spec',
      'specs',
      '__mocks__',
      '__fixtures__',
      'mocks',
      'testing',
      'test-utils',
      'testutils',
    ],
    name: /[.\-_](?:test|tests|spec|specs|e2e|e2e-spec|cy|mock|mocks|fixture|fixtures|bench)\.[mc]?[jt]sx?$|^(?:jest|vitest|playwright|cypress)\.\w+\.[mc]?[jt]s$/,
  },
  { role: 'test', folders: ['e2e', 'e2e-tests', 'cypress', 'playwright', 'fixtures', 'integration-tests', 'benchmarks', 'benchmark'] },
  { role: 'story', folders: ['stories', '__stories__', '.storybook'], name: /\.(?:stories|story)\.[mc]?[jt]sx?$/ },
  { role: 'seed', folders: ['seed', 'seeds', 'seeders', 'seeding'], name: /(?:^|[.\-_])seed(?:s|er|ers)?\.[mc]?[jt]s$/ },
  { role: 'example', folders: ['example', 'examples', 'demo', 'demos', 'sample', 'samples', 'playground', 'playgrounds', 'sandbox'] },
]

/** The role that a path tells. `path` starts at the scanned argument, so that a folder `test` that is scanned itself is source. */
export function roleOfPath(path: string): FileRole {
  const folders = path.toLowerCase().split('/')
  const name = folders.pop() ?? ''
  for (const row of roleRows) {
    if (row.name?.test(name)) return row.role
    if (row.folders && folders.some((folder) => row.folders!.includes(folder))) return row.role
  }
  return 'source'
}

const generatedMark = /@generated\b|\bdo not edit\b|\b(?:auto-?|automatically )generated\b/i

/** The role that a text tells: a generator's mark in its head, or lines that nobody typed. */
export function roleOfText(text: string): FileRole {
  const head = text.slice(0, 1_000)
  const comment = /^(?:\s*#!.*)?(?:\s*(?:\/\*[\s\S]*?\*\/|\/\/.*))+/.exec(head)?.[0]
  if (comment && generatedMark.test(comment)) return 'generated'
  if (text.length < 5_000) return 'source'
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return text.length / lines > 400 ? 'minified' : 'source'
}

/**
 * A file that is named itself is source; below a scanned folder the path from there decides, then the text of code. A mail’s HTML on one long
 * line is a mail all the same.
 */
export function roleIn(file: string, targets: readonly string[], text: () => string): FileRole {
  if (targets.includes(file)) return 'source'
  const target = targets.filter((candidate) => isWithin(file, candidate)).sort((a, b) => b.length - a.length)[0] ?? ''
  const role = roleOfPath(target === '' ? file : file.slice(target.length + 1))
  return role === 'source' && isCode(file) ? roleOfText(text()) : role
}
