import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { main } from '../../packages/review/src/main.js'
import { tree } from '../project/tree.harness.js'
import { GitHub } from '../review/github.harness.js'
import { repository, repositoryIn, type Repository } from '../review/repository.harness.js'
import { announce, announceEach, caller, db, wrapperAll, wrapperEach } from '../review/sources.harness.js'

/**
 * Leaks and their fixes, as pull requests that the bot reviews: the fix undone must be commented on where the leak comes back, and nowhere
 * else; the fix pushed on top must resolve those comments; the fix by itself must be met with silence.
 *
 * Those of public repositories are replayed too where they are at hand:
 *
 *   UNDISCLOSED_LEAKS=LEAKS.jsonl UNDISCLOSED_MIRRORS=DIR vitest run test/ecosystem/pairs.test.ts
 *
 * A pair is a label whose id ends in `-after` and the label of the same id without. DIR holds bare git copies named owner+name/repo; they
 * are read through clones that share their objects, and nothing is written to them.
 */
interface Pair {
  readonly name: string
  /** With both commits. */
  open(): { readonly repo: Repository; readonly leaky: string; readonly fixed: string }
  /** `src/announce.ts:7`, of the leaky commit. */
  readonly leaks: readonly string[]
}

const own: Pair = {
  name: 'a shop',
  open() {
    const each = { 'src/announce.ts': announceEach, 'src/notify.ts': wrapperEach }
    const repo = repository({ 'package.json': '{}', 'src/db.ts': db, 'src/close.ts': caller, ...each, 'src/old.ts': announce })
    const fixed = repo.git('rev-parse', 'HEAD')
    return { repo, fixed, leaky: repo.commit({ 'src/announce.ts': announce, 'src/notify.ts': wrapperAll }) }
  },
  leaks: ['src/announce.ts:7', 'src/close.ts:7'],
}

interface Label {
  readonly id: string
  readonly repo: string
  readonly commit: string
  readonly path: string
  readonly line: number
  readonly expect: 'finding' | 'quiet'
}

/** The labels of one change are replayed together. */
function labelled(leaks: string | undefined, mirrors: string | undefined): Pair[] {
  if (leaks === undefined || mirrors === undefined) return []
  const labels = readFileSync(leaks, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Label)
  const byChange = new Map<string, Label[]>()
  for (const after of labels.filter(({ id }) => id.endsWith('-after'))) {
    const before = labels.find(({ id }) => id === after.id.replace(/-after$/, ''))
    if (!before) continue
    const key = `${after.repo} ${before.commit} ${after.commit}`
    byChange.set(key, [...(byChange.get(key) ?? []), before])
  }
  return [...byChange].map(([key, before]) => {
    const [name = '', leaky = '', fixed = ''] = key.split(' ')
    return {
      name: `${name} ${fixed.slice(0, 8)}`,
      open() {
        const repo = repositoryIn(tree({}))
        repo.git('clone', '--quiet', '--shared', '--no-checkout', join(mirrors, name.replace('/', '+'), 'repo'), '.')
        return { repo, leaky, fixed }
      },
      leaks: before.filter((label) => label.expect === 'finding').map(({ path, line }) => `${path}:${line}`),
    }
  })
}

let github: GitHub
beforeEach(async () => {
  github = await GitHub.start()
})

/** As the bot runs in any CI. */
async function review(repo: Repository, number: number): Promise<void> {
  github.push(repo, 'before', 'after', number)
  const folder = process.cwd()
  process.chdir(repo.root)
  try {
    const args = ['github', '--repo', 'shop/web', '--pull', String(number), '--base', 'before', '--head', 'after', '--no-config']
    expect(await main([...args, '--fail-on', 'never', '--api-url', github.url], { GITHUB_TOKEN: 'secret-token' })).toBe(0)
  } finally {
    process.chdir(folder)
  }
}

/** All places that comments tell of: where they stand, and those of the way. */
function placesOf(body: string): string[] {
  return [...body.matchAll(/`([^`\n]+:\d+)`/g)].map(([, place]) => place!)
}

function isNear(place: string, leak: string): boolean {
  const [file, line] = [place.replace(/:\d+$/, ''), Number(/\d+$/.exec(place)?.[0])]
  return leak.startsWith(`${file}:`) && Math.abs(line - Number(leak.slice(file.length + 1))) <= 3
}

test.each([own, ...labelled(process.env['UNDISCLOSED_LEAKS'], process.env['UNDISCLOSED_MIRRORS'])])(
  '$name: the leak that comes back is told, and nothing else; the fix resolves it',
  { timeout: 300_000 },
  async ({ open, leaks }) => {
    const { repo, leaky, fixed } = open()
    const onto = (commit: string, parent: string): string =>
      repo.git('commit-tree', `${commit}^{tree}`, '-p', parent, '-m', 'A change of a branch')

    repo.git('branch', 'before', fixed)
    repo.git('branch', 'after', onto(leaky, fixed))
    await review(repo, 1)
    const told = [
      ...github.threads.map(({ path, line, body }) => [`${path}:${line}`, ...placesOf(body)]),
      ...github.comments.flatMap(({ body }) =>
        body
          .split('\n')
          .filter((row) => row.startsWith('- '))
          .map(placesOf),
      ),
    ]
    for (const leak of leaks) expect([leak, told.some((places) => places.some((place) => isNear(place, leak)))]).toEqual([leak, true])
    const others = told.filter((places) => !places.some((place) => leaks.some((leak) => isNear(place, leak))))
    expect(others).toEqual([])

    repo.git('branch', '--force', 'after', onto(fixed, 'after'))
    await review(repo, 1)
    expect(github.threads.filter(({ isResolved }) => !isResolved)).toEqual([])
    expect(github.threads.every(({ body }) => body.startsWith('No longer brought by this change'))).toBe(true)
    const [threads, comments] = [github.threads.length, github.comments.length]

    repo.git('branch', '--force', 'before', leaky)
    repo.git('branch', '--force', 'after', onto(fixed, leaky))
    await review(repo, 2)
    expect([github.threads.length, github.comments.length]).toEqual([threads, comments])
    expect(github.wrong).toEqual([])
  },
)
