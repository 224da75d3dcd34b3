import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

interface Row {
  readonly operator: string
  readonly repo: string
  readonly place: string
  readonly verdict: 'found' | 'missed' | 'loud'
  readonly twinned?: boolean
}

const here = fileURLToPath(new URL('.', import.meta.url))
const operators = readdirSync(join(here, 'operators')).map((file) => file.replace(/\.mjs$/, ''))
let rows: readonly Row[] = []

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'undisclosed-mutants-'))
  try {
    const output = join(folder, 'rows.json')
    execFileSync(process.execPath, [join(here, 'run.mjs'), '--count', '120', '--json', output], { stdio: 'pipe' })
    rows = JSON.parse(readFileSync(output, 'utf8')) as Row[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 300_000)

test.each(operators)('%s makes leaks of healthy sends, and each is found', (operator) => {
  const made = rows.filter((row) => row.operator === operator)
  expect(made).not.toEqual([])
  expect(made.filter((row) => row.verdict !== 'found')).toEqual([])
})

test('the healthy twins are quiet', () => {
  expect(rows.filter((row) => row.twinned).length).toBeGreaterThan(30)
  expect(rows.filter((row) => row.verdict === 'loud')).toEqual([])
})
