import { expect, test } from 'vitest'
import { besideBase } from '../../packages/project/src/review/beside.js'
import { projectOf } from '../../packages/project/src/review/analyzed.js'
import { changesBetween, namesIn } from '../../packages/project/src/review/changes.js'
import { createObjects, differing, treesOf, type Objects } from '../../packages/project/src/review/commit.js'
import type { FileTree, Project } from '../../packages/project/src/project.js'
import { scopeOf } from '../../packages/project/src/open.js'
import { repository, type Content, type Repository } from './repository.harness.js'
import { announce, caller, db, wrapperAll, wrapperEach } from './sources.harness.js'

const before = {
  'package.json': '{}',
  'src/db.ts': db,
  'src/notify.ts': wrapperEach,
  'src/close.ts': caller,
  'src/later.ts': 'import "@sendgrid/mail"\nexport * from "./notify"\n',
  'src/Z.ts': 'export const notify = 1\n',
  'src/lib/notify.ts': 'export {}\n',
  'lib/notify.ts': 'export {}\n',
  'src/alias.ts': 'import "@/lib/notify"\nimport "lib/notify"\nimport "@shop/mail"\n',
}
const changes: readonly (readonly [string, Readonly<Record<string, Content>>])[] = [
  ['a text', { 'src/notify.ts': wrapperAll }],
  ['an import that goes', { 'src/later.ts': 'export const notify = 2\n', 'src/close.ts': caller.replace('./notify', './Z') }],
  ['a file that comes', { 'src/announce.ts': announce, 'src/a.ts': 'import "./notify"\n' }],
  ['a file that goes', { 'src/later.ts': null }],
  ['another name', { 'src/later.ts': null, 'src/b/later.ts': 'import "@sendgrid/mail"\nexport * from "./notify"\n' }],
  ['a file that hides another', { 'src/notify/index.ts': 'export {}\n', 'src/notify.ts': null }],
  ['settings', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/later.ts': 'import "@/notify"\n' }],
  [
    'a package of the tree that comes',
    {
      'packages/mail/package.json': '{ "name": "@shop/mail" }',
      'packages/mail/src/index.ts': 'export {}\n',
      'src/Z.ts': 'import "@shop/mail"\n',
    },
  ],
  [
    'a file that a path leads to first',
    { 'lib/lib/notify.ts': 'export {}\n', 'src/src/lib/notify.ts': 'export {}\n', 'app/x.ts': 'import "lib/notify"' },
  ],
  ['an alias that leads elsewhere', { 'src/lib/notify.ts': null }],
  ['a link in its place', { 'src/later.ts': { link: 'notify.ts' } }],
  ['no text any more', { 'src/later.ts': 'import "./notify"\0\0' }],
]

async function treesIn({ root }: Repository, base: string, head: string, objects: Objects) {
  const asked = (commit: string) => ({ commit, noted: () => undefined })
  const changes = await changesBetween(base, head, root)
  return { ...(await treesOf({ base: asked(base), head: asked(head) }, root, objects, changes)), changed: namesIn(changes) }
}

function answersOf(project: Project) {
  return [
    ...['notify', 'sendMail', 'announce', 'customer', 'Z'].map((word) => [word, project.filesWithWord(word)]),
    ...['@sendgrid/mail', '@prisma/client', '@shop/mail', 'nothing'].map((name) => [name, project.filesImporting([name])]),
    ...project.files.map((file) => [file, project.importersOf(file)]),
  ]
}

test.each(changes)('%s: the head beside its base answers as it does alone', async (_, files) => {
  const repo = repository(before)
  const head = repo.commit(files)
  const trees = await treesIn(repo, 'main~1', head, createObjects())
  const project = (tree: FileTree) => projectOf(repo.root, tree, scopeOf({}, repo.root, repo.root))
  expect(answersOf(besideBase(project(trees.base), project(trees.head), trees.changed))).toEqual(answersOf(project(trees.head)))
})

test.each(
  changes.map(
    (change, at) => [change[0], changes[(at + 1) % changes.length]![0], change[1], changes[(at + 1) % changes.length]![1]] as const,
  ),
)('%s, then %s: so does a head beside a base beside another', async (_, __, first, second) => {
  const repo = repository(before)
  repo.commit(first)
  const head = repo.commit({ ...second, 'src/last.ts': 'import "./notify"\nimport "~/lib/notify"\n' })
  const objects = createObjects()
  const { base: ground, head: base } = await treesIn(repo, 'main~2', 'main~1', objects)
  const { head: last } = await treesIn(repo, 'main~1', head, objects)
  const project = (tree: FileTree) => projectOf(repo.root, tree, scopeOf({}, repo.root, repo.root))
  const between = besideBase(project(ground), project(base), differing(base, ground))
  const beside = besideBase(between, project(last), differing(last, base))
  expect(answersOf(beside)).toEqual(answersOf(project(last)))
  expect(answersOf(between)).toEqual(answersOf(project(base)))
})

test.each<readonly [string, Readonly<Record<string, Content>>]>([
  ...changes,
  ['what is too large', { 'src/Z.ts': `// ${'x'.repeat(1_600_000)}\n`, 'src/new.ts': `// ${'y'.repeat(1_600_000)}\n` }],
  ['names that git quotes', { 'src/ä "b"\t.ts': 'import "./notify"\n', 'src/\ufffd.ts': 'export {}\n' }],
  ['what is none of ours', { 'logo.png': Buffer.from([0, 1, 2]), 'readme.md': 'Hello\n' }],
])('%s: a head is listed beside its base as it is alone', async (_, files) => {
  const repo = repository({ ...before, 'src/large.ts': `// ${'z'.repeat(1_600_000)}\n`, 'src/link.ts': { link: 'db.ts' } })
  const head = repo.commit(files)
  const listed = async (base: string) => {
    const notes: string[] = []
    const noted = (file: string, message: string) => void notes.push(`${file} ${message}`)
    const asked = { base: { commit: base, noted: () => undefined }, head: { commit: head, noted } }
    const { head: tree } = await treesOf(asked, repo.root, createObjects(), await changesBetween(base, head, repo.root))
    return { notes: notes.sort(), files: tree.paths.map((path) => [path, tree.id(path), tree.read(path)]).sort(), listing: tree.listing }
  }
  // Compared with itself it is the base, which is listed alone.
  expect(await listed('main~1')).toEqual(await listed(head))
})
