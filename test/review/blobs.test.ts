import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import { loadBlobs } from '../../packages/project/src/review/blobs.js'
import { tree } from '../project/tree.harness.js'
import { repository } from './repository.harness.js'

const { TMPDIR } = process.env

afterEach(() => {
  process.env['TMPDIR'] = TMPDIR
  if (TMPDIR === undefined) delete process.env['TMPDIR']
})

const names = Array.from({ length: 60 }, (_, at) => `src/mail${at}.ts`)
// No line end after the last line, none at all, several, bytes that are no text, and a file larger than what a pipe holds at once.
const odd = {
  'src/empty.ts': '',
  'src/lines.ts': '\n\n\n',
  'src/bytes.ts': Buffer.from(Array.from({ length: 256 }, (_, at) => at)),
  'src/list.ts': `export const list = [${'"ada@shop.example",'.repeat(60_000)}]`,
  'src/huge.ts': `// ${'a'.repeat(1_500_000)}\n`,
}

function shop() {
  const files = { ...Object.fromEntries(names.map((name, at) => [name, `export const subject = "News ${at}"`])), ...odd }
  const repo = repository(files)
  const ids = new Map(Object.keys(files).map((file) => [file, repo.git('rev-parse', `HEAD:${file}`)]))
  return { repo, ids, files }
}

describe.each([
  ['through a file', { isBounded: true }, undefined],
  ['through a pipe', { isBounded: false }, undefined],
  ['through a pipe where no file can be made', { isBounded: true }, '/nowhere/at/all'],
])('objects of a repository, read %s', (_, options, folder) => {
  test('have the bytes that were committed, but for what is too large, which only has a size', async () => {
    const { repo, ids, files } = shop()
    const scratch = folder ?? tree({})
    process.env['TMPDIR'] = scratch
    expect(tmpdir()).toBe(scratch)
    const { whole, sizes } = await loadBlobs([...ids.values()], repo.root, options)
    for (const [file, content] of Object.entries(files)) {
      const id = ids.get(file)!
      if (file === 'src/huge.ts') continue
      expect([file, whole.get(id)]).toEqual([file, Buffer.from(content).toString('latin1')])
    }
    expect(whole.has(ids.get('src/huge.ts')!)).toBe(false)
    expect([...sizes]).toEqual([[ids.get('src/huge.ts'), odd['src/huge.ts'].length]])
    if (folder === undefined) expect(readdirSync(scratch)).toEqual([])
  })

  test('are named where a clone lacks them', async () => {
    const { repo, ids } = shop()
    const gone = 'f'.repeat(40)
    await expect(loadBlobs([...ids.values(), gone], repo.root, options)).rejects.toThrow(
      `1 files of the commits are not in this clone, such as ${gone}. Clone without --filter`,
    )
  })
})
