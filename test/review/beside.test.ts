import { expect, test } from 'vitest'
import { besideBase } from '../../packages/project/src/review/beside.js'
import { projectOf } from '../../packages/project/src/review/analyzed.js'
import { changesBetween } from '../../packages/project/src/review/changes.js'
import { createObjects, treesOf } from '../../packages/project/src/review/commit.js'
import type { FileTree } from '../../packages/project/src/project.js'
import { scopeOf } from '../../packages/project/src/open.js'
import { repository, type Content } from './repository.harness.js'
import { announce, caller, db, wrapperAll, wrapperEach } from './sources.harness.js'

const before = {
  'package.json': '{}',
  'src/db.ts': db,
  'src/notify.ts': wrapperEach,
  'src/close.ts': caller,
  'src/later.ts': 'import "@sendgrid/mail"\nexport * from "./notify"\n',
  'src/Z.ts': 'export const notify = 1\n',
}
const changes: readonly (readonly [string, Readonly<Record<string, Content>>])[] = [
  ['a text', { 'src/notify.ts': wrapperAll }],
  ['an import that goes', { 'src/later.ts': 'export const notify = 2\n', 'src/close.ts': caller.replace('./notify', './Z') }],
  ['a file that comes', { 'src/announce.ts': announce, 'src/a.ts': 'import "./notify"\n' }],
  ['a file that goes', { 'src/later.ts': null }],
  ['another name', { 'src/later.ts': null, 'src/b/later.ts': 'import "@sendgrid/mail"\nexport * from "./notify"\n' }],
  ['a file that hides another', { 'src/notify/index.ts': 'export {}\n', 'src/notify.ts': null }],
  ['settings', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/later.ts': 'import "@/notify"\n' }],
  ['a link in its place', { 'src/later.ts': { link: 'notify.ts' } }],
  ['no text any more', { 'src/later.ts': 'import "./notify"\0\0' }],
]

test.each(changes)('%s: the head beside its base answers as it does alone', async (_, files) => {
  const repo = repository(before)
  const head = repo.commit(files)
  const objects = createObjects()
  const asked = (commit: string) => ({ commit, noted: () => undefined })
  const trees = await treesOf({ base: asked('main~1'), head: asked(head) }, repo.root, objects)
  const project = (tree: FileTree) => projectOf(repo.root, tree, scopeOf({}, repo.root, repo.root))
  const beside = besideBase(project(trees.base), project(trees.head), await changesBetween('main~1', head, repo.root))
  const alone = project(trees.head)
  for (const word of ['notify', 'sendMail', 'announce', 'customer', 'Z'])
    expect(beside.filesWithWord(word)).toEqual(alone.filesWithWord(word))
  for (const name of ['@sendgrid/mail', '@prisma/client', 'nothing'])
    expect(beside.filesImporting([name])).toEqual(alone.filesImporting([name]))
  for (const file of alone.files) expect([file, beside.importersOf(file)]).toEqual([file, alone.importersOf(file)])
})
