import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { analyze, reporters, toolOf } from '@undisclosed/core'
import { createProject, openProject, type Project } from '@undisclosed/project'
import { seeded } from '../seeded.mjs'

const disk = vi.hoisted(() => ({ shuffle: <T>(entries: T[]): T[] => entries }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const readdirSync = (...args: Parameters<typeof fs.readdirSync>): unknown[] => disk.shuffle(fs.readdirSync(...args) as unknown[])
  return { ...fs, readdirSync, default: { ...fs, readdirSync } }
})

afterEach(() => {
  disk.shuffle = (entries) => entries
})

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The output contract of one scan, everything that lies on disk read anew. */
function scan(patterns: readonly string[]): string {
  const { project, targets } = openProject({ cwd: here('.'), patterns, loaded: { config: {} } })
  return report(project, targets)
}

/** The same of a folder by itself, without the repository around it. */
function scanAlone(folder: string): string {
  const project = createProject({ root: here(folder) })
  return report(project, project.targets)
}

function report(project: Project, targets: readonly string[]): string {
  const { findings, notes, stats } = analyze(project, { minCertainty: 'possible', targets })
  const json = reporters.find(({ name }) => name === 'json')!
  const text = (file: string): string => project.text(file)
  return json.format({ findings, stats, notes: [...project.notes(), ...notes], text, color: false, explain: false, tool: toolOf('0.0.0') })
}

/** Another order for each seed, the same for the same seed. */
function shuffled(seed: number): <T>(entries: T[]) => T[] {
  const next = seeded(seed)
  return (entries) =>
    entries
      .map((entry) => ({ entry, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ entry }) => entry)
}

const folders = [
  'docs/examples/exchange',
  'test/rules/no-exposed-recipients',
  'test/rules/no-foreign-data',
  'test/rules/no-people-list',
  'test/sdks',
]

test.each(folders)('%s: the same bytes in whatever order the disk lists it', (folder) => {
  const plain = scanAlone(folder)
  expect((JSON.parse(plain) as { findings: unknown[] }).findings.length).toBeGreaterThan(3)
  disk.shuffle = shuffled(1)
  expect(scanAlone(folder) === plain, 'shuffled').toBe(true)
  disk.shuffle = (entries) => entries.reverse()
  expect(scanAlone(folder) === plain, 'backwards').toBe(true)
})

test('the same bytes in whatever order paths are named', () => {
  const paths = ['docs/examples/exchange/jobs', 'docs/examples/exchange/packages/notifier', 'docs/examples/exchange/packages/mail']
  expect(scan([...paths].reverse())).toBe(scan(paths))
})
