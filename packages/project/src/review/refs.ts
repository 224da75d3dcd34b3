import { nearest } from '@undisclosed/core'
import { realPath } from '../root.js'
import { ConfigError } from '../errors.js'
import { isCode, isPage } from '../walk.js'
import { askGit, lineOf, zeroParts } from './git.js'

/** A repository as git sees it from a folder. */
export interface Checkout {
  /** Absolute: the top of the work tree, or the repository itself where it is bare. */
  readonly root: string
  /** From the root to the folder that was asked from: `''` or `apps/web/`. */
  readonly prefix: string
}

export interface NamedCheckout {
  readonly checkout: Checkout
  /** Commits, in the order of their names; absent where each is to be asked for. */
  readonly ids?: readonly string[]
}

/** The checkout that a folder lies in, and the commits that names mean there, where they mean any: each start of git takes milliseconds. */
export async function checkoutNaming(cwd: string, names: readonly Named[]): Promise<NamedCheckout> {
  checkNames(names)
  const asked = ['rev-parse', ...names.map(([name]) => `${name}^{commit}`), '--show-toplevel', '--show-prefix']
  const { code, output } = await askGit(asked, { cwd })
  const lines = output.toString().split('\n')
  const ids = lines.slice(0, names.length)
  // A folder whose name holds a line end, a bare repository, and what is mistaken, take more than one question.
  if (code !== 0 || lines.length !== names.length + 3 || !ids.every(isWholeId)) return { checkout: await checkoutAt(cwd) }
  const [root = '', prefix = ''] = lines.slice(names.length)
  return { checkout: { root: realPath(root), prefix }, ids }
}

/** The checkout that a folder lies in. */
export async function checkoutAt(cwd: string): Promise<Checkout> {
  const asked = ['rev-parse', '--is-bare-repository', '--show-prefix', '--show-toplevel']
  const { code, output, complaint } = await askGit(asked, { cwd })
  const [isBare, prefix = '', ...root] = output.toString().replace(/\n$/, '').split('\n')
  // One without a work tree has no top of it, and says so.
  if (isBare === 'true') return { root: realPath(cwd), prefix: '' }
  if (code === 0) return { root: realPath(root.join('\n')), prefix }
  if (!complaint.includes('dubious ownership')) {
    throw new ConfigError(`${cwd} is no git checkout. Run the review inside one: git says “${complaint}”`)
  }
  throw new ConfigError(`${cwd} belongs to another user. Allow it with: git config --global --add safe.directory ${cwd}`)
}

/** A branch, tag or commit, and the option that the user gave it by. */
export type Named = readonly [name: string, option: string]

const isWholeId = (name: string): boolean => /^[0-9a-f]{40,64}$/.test(name)

/** The commits that two names mean. A whole id is one: whether it is here, the next question tells. */
async function commitsOf(names: readonly Named[], cwd: string, isAsked: boolean): Promise<readonly string[]> {
  checkNames(names)
  if (!isAsked && names.every(([name]) => isWholeId(name))) return names.map(([name]) => name)
  const input = names.map(([name]) => `${name}^{commit}\n`).join('')
  const { output } = await askGit(['cat-file', '--batch-check=%(objectname)'], { cwd, input })
  const ids = output.toString().split('\n')
  for (const [at, [name, option]] of names.entries()) {
    if (!isWholeId(ids[at] ?? '')) throw new ConfigError(`${option} ${name}: there is no such commit here. ${await advice(cwd, name)}`)
  }
  return ids.slice(0, names.length)
}

function checkNames(names: readonly Named[]): void {
  for (const [name, option] of names) {
    if (name === '' || name.startsWith('-') || /\.\.|[:\n]/.test(name))
      throw new ConfigError(`${option} “${name}”: give a branch, a tag or a commit, such as origin/main`)
  }
}

/** After many merges in both directions there may be any number. */
const mostPartings = 8

/** A head, and where it and a base parted. */
export interface Compared {
  readonly head: string
  /** The first is the one that the head is compared with. */
  readonly partings: readonly [first: string, ...others: string[]]
}

/**
 * Where two commits parted: a pull request is compared with it, so that what the base branch did since is not its doing. Branches that
 * were merged into each other may have parted at several commits, none of which holds the others. `known` is what both names mean.
 */
export async function comparedIn(cwd: string, [base, head]: readonly [Named, Named], known?: readonly string[]): Promise<Compared> {
  const ids = known ?? (await commitsOf([base, head], cwd, false))
  const { code, output } = await askGit(['merge-base', '--all', ...ids], { cwd })
  const [first, ...others] = output.toString().split('\n').filter(Boolean)
  if (code === 0 && first !== undefined) return { head: ids[1]!, partings: [first, ...others.slice(0, mostPartings - 1)] }
  await commitsOf([base, head], cwd, true)
  throw new ConfigError(`${ids.join(' and ')} have no common commit here. ${await advice(cwd)}`, {
    reason: 'the commits have no history in common',
  })
}

/** What to do where a commit is not here: `name` is a branch that was meant, as the user wrote it. */
async function advice(cwd: string, name?: string): Promise<string> {
  const isShallow = (await lineOf(['rev-parse', '--is-shallow-repository'], cwd)) === 'true'
  if (isShallow) return 'This clone is shallow: run git fetch --unshallow, or check out with “fetch-depth: 0”'
  const remotes = (await lineOf(['remote'], cwd)).split('\n').filter(Boolean)
  const remote = remotes.find((each) => name?.startsWith(`${each}/`)) ?? (remotes.includes('origin') ? 'origin' : remotes[0])
  if (name === undefined) return remote === undefined ? 'Compare commits of one history' : `Fetch what is missing: git fetch ${remote}`
  const branches = (await lineOf(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags'], cwd)).split('\n')
  const meant = nearest(name, branches.filter(Boolean))
  const branch = name.startsWith(`${remote}/`) ? name.slice(remote!.length + 1) : name
  const fetch = remote === undefined ? '' : `, or fetch it first: git fetch ${remote} ${branch.replace(/[~^@].*$/, '')}`
  return `${meant === undefined ? 'Check the name' : `Did you mean ${meant}? Check the name`}${fetch}`
}

/** Code and templates of the work tree that differ from HEAD or are not tracked, from the root: a review does not look at them. */
export async function uncommittedIn(cwd: string, paths: readonly string[] = []): Promise<readonly string[]> {
  const asked = ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=all', '--', ...paths]
  const { code, output } = await askGit(asked, { cwd })
  if (code !== 0) return []
  return zeroParts(output)
    .map((entry) => entry.slice(3))
    .filter((file) => isCode(file) || isPage(file))
}
