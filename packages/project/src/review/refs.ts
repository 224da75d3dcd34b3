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

/** The checkout that a folder lies in. */
export async function checkoutAt(cwd: string): Promise<Checkout> {
  const { code, output, complaint } = await askGit(['rev-parse', '--is-bare-repository'], { cwd })
  if (code !== 0) {
    if (!complaint.includes('dubious ownership')) {
      throw new ConfigError(`${cwd} is no git checkout. Run the review inside one: git says “${complaint}”`)
    }
    throw new ConfigError(`${cwd} belongs to another user. Allow it with: git config --global --add safe.directory ${cwd}`)
  }
  if (output.toString().trim() === 'true') return { root: realPath(cwd), prefix: '' }
  const root = await lineOf(['rev-parse', '--show-toplevel'], cwd)
  return { root: realPath(root), prefix: await lineOf(['rev-parse', '--show-prefix'], cwd) }
}

/** The commit that a name means. `option` is how the user gave it. */
export async function commitOf(name: string, option: string, cwd: string): Promise<string> {
  if (name === '' || name.startsWith('-') || /\.\.|:/.test(name))
    throw new ConfigError(`${option} “${name}”: give a branch, a tag or a commit, such as origin/main`)
  const { code, output } = await askGit(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { cwd })
  const id = output.toString().trim()
  if (code === 0 && /^[0-9a-f]{40,64}$/.test(id)) return id
  throw new ConfigError(`${option} ${name}: there is no such commit here. ${await advice(cwd, name)}`)
}

/** Where two commits parted: a pull request is compared with it, so that what the base branch did since is not its doing. */
export async function partingOf(base: string, head: string, cwd: string): Promise<string> {
  const { code, output } = await askGit(['merge-base', base, head], { cwd })
  const id = output.toString().trim()
  if (code === 0) return id
  throw new ConfigError(`${base} and ${head} have no common commit here. ${await advice(cwd)}`, {
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
