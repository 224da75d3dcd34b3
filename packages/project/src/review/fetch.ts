import { ConfigError } from '../errors.js'
import { askGit, lineOf } from './git.js'

export interface FetchOptions {
  readonly cwd: string
  /** Commit ids. */
  readonly base: string
  readonly head: string
  /** `origin` by default. */
  readonly remote?: string
}

/** Fetches what a comparison of two commits needs and the checkout lacks: the commits, and the history up to where they parted. */
export async function fetchHistory({ cwd, base, head, remote = 'origin' }: FetchOptions): Promise<void> {
  for (const id of [base, head]) if (!/^[0-9a-f]{40,64}$/.test(id)) throw new ConfigError(`“${id}” is no commit id`)
  if (await isWhole(base, head, cwd)) return
  const isShallow = (await lineOf(['rev-parse', '--is-shallow-repository'], cwd)) === 'true'
  const depth = isShallow ? ['--unshallow'] : []
  const args = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', ...depth, remote, base, head]
  const { code, complaint } = await askGit(args, { cwd })
  if (code === 0 && (await isWhole(base, head, cwd))) return
  throw new ConfigError(`the commits ${base} and ${head} cannot be fetched from ${remote}: ${complaint || 'they have no common history'}`)
}

async function isWhole(base: string, head: string, cwd: string): Promise<boolean> {
  const { code } = await askGit(['merge-base', base, head], { cwd })
  return code === 0
}
