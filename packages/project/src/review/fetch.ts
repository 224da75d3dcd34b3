import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../errors.js'
import { askGit, lineOf } from './git.js'
import { checkoutAt } from './refs.js'

/** Milliseconds: a first copy of a large repository takes minutes. */
const patience = 900_000

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
  await checkoutAt(cwd)
  if (await isWhole(base, head, cwd)) return
  const isShallow = (await lineOf(['rev-parse', '--is-shallow-repository'], cwd)) === 'true'
  const depth = isShallow ? ['--unshallow'] : []
  const args = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', ...depth, remote, base, head]
  const { code, complaint } = await askGit(args, { cwd, deadline: patience, waits: true })
  if (code === 0 && (await isWhole(base, head, cwd))) return
  throw new ConfigError(`the commits ${base} and ${head} cannot be fetched from ${remote}: ${complaint || 'they have no common history'}`)
}

export interface MirrorOptions {
  /** Absolute: a bare copy, made where there is none. */
  readonly cwd: string
  readonly url: string
  readonly token: string
  /** Commit ids. */
  readonly base: string
  readonly head: string
}

/** Brings two commits and their history into a bare copy of a repository, of which nothing is checked out. */
export async function fetchMirror({ cwd, url, token, base, head }: MirrorOptions): Promise<void> {
  for (const id of [base, head]) if (!/^[0-9a-f]{40,64}$/.test(id)) throw new ConfigError(`“${id}” is no commit id`)
  if (!existsSync(join(cwd, 'HEAD'))) {
    mkdirSync(cwd, { recursive: true })
    await lineOf(['init', '--quiet', '--bare', '.'], cwd)
  }
  if (await isWhole(base, head, cwd)) return
  dropStaleLocks(cwd)
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  const env: Record<string, string> = {}
  if (token !== '') {
    env['GIT_CONFIG_COUNT'] = '1'
    env['GIT_CONFIG_KEY_0'] = `http.${url}.extraHeader`
    env['GIT_CONFIG_VALUE_0'] = `Authorization: Basic ${basic}`
  }
  // The names keep what was fetched, so that the next fetch asks for the rest only.
  const wanted = [`+${base}:refs/kept/base`, `+${head}:refs/kept/head`]
  const { code } = await askGit(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', url, ...wanted], {
    cwd,
    env,
    deadline: patience,
    waits: true,
  })
  if (code !== 0 || !(await isWhole(base, head, cwd))) {
    throw new ConfigError('the commits cannot be fetched', { reason: 'the commits cannot be fetched', isPassing: true })
  }
}

async function isWhole(base: string, head: string, cwd: string): Promise<boolean> {
  const { code } = await askGit(['merge-base', base, head], { cwd })
  return code === 0
}

/** What a power cut left in a copy would keep every fetch from it: no git of ours runs that long. */
function dropStaleLocks(cwd: string): void {
  for (const folder of [cwd, join(cwd, 'refs/kept')]) {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const place = join(folder, name)
      const { mtimeMs = Infinity } = name.endsWith('.lock') ? (statSync(place, { throwIfNoEntry: false }) ?? {}) : {}
      if (mtimeMs < Date.now() - 2 * patience) rmSync(place, { force: true })
    }
  }
}
