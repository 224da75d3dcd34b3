import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tree } from '../project/tree.harness.js'

/** A file's text, a link to somewhere, or null to take the path away. */
export type Content = string | Buffer | { readonly link: string } | null

export interface Repository {
  readonly root: string
  git(...args: readonly string[]): string
  /** As `git`, with a text on standard input. */
  feed(input: string, ...args: readonly string[]): string
  /** Writes the files, commits all, and answers with the commit's id. */
  commit(files: Readonly<Record<string, Content>>): string
}

const who = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@shop.example',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@shop.example',
}

/** The git repository that lies in a folder. */
export function repositoryIn(root: string): Repository {
  const feed = (input: string, ...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).trim()
  const git = (...args: readonly string[]): string => feed('', ...args)
  const commit = (changed: Readonly<Record<string, Content>>): string => {
    for (const [path, content] of Object.entries(changed)) {
      const place = join(root, path)
      rmSync(place, { recursive: true, force: true })
      if (content === null) continue
      mkdirSync(dirname(place), { recursive: true })
      if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(place, content)
      else symlinkSync(content.link, place)
    }
    git('add', '--all', '--force')
    git('commit', '--quiet', '--allow-empty', '-m', 'A change')
    return git('rev-parse', 'HEAD')
  }
  return { root, git, feed, commit }
}

/** By their files: most tests of a file begin with the same repository, which is copied then. */
const begun = new Map<string, string>()

/** A git repository in a temporary folder, with one commit; gone after the tests of the file. */
export function repository(files: Readonly<Record<string, Content>> = {}): Repository {
  const root = tree({})
  const made = repositoryIn(root)
  const key = JSON.stringify(files)
  const first = begun.get(key)
  if (first) cpSync(first, root, { recursive: true, verbatimSymlinks: true })
  else {
    made.git('init', '--quiet', '--initial-branch=main')
    made.commit(files)
    begun.set(key, tree({}))
    cpSync(root, begun.get(key)!, { recursive: true, verbatimSymlinks: true })
  }
  return made
}
