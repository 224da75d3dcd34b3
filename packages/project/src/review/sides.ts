import type { Scope } from '../open.js'
import type { FileTree, Project } from '../project.js'
import { projectOf, type Ground } from './analyzed.js'
import { besideBase } from './beside.js'
import { namesIn, type FileChange } from './changes.js'
import { differing } from './commit.js'
import { rolesBeside, withShippedRoles } from './head-roles.js'
import { besideListing } from './head-tree.js'

export interface Sides {
  readonly base: Project
  readonly head: Project
  /** Changed code that cannot be read or lies outside of the listing, and to which the change’s own imports lead. */
  readonly reached: ReadonlySet<string>
}

/**
 * Both commits as projects. What files are for and where names lead is data that the author of the head writes: of what the head says of itself
 * only that counts which the base bears out. `unread` are paths of the head that were left out, `known` is the base as an earlier review
 * made it, `ground` another one that is much like it.
 */
export function sidesOf(
  root: string,
  trees: { readonly base: FileTree; readonly head: FileTree },
  changes: readonly FileChange[],
  scope: Scope,
  unread: readonly string[],
  known: Project | undefined,
  ground: Ground | undefined,
): Sides {
  const base = known ?? withShippedRoles(onGround(projectOf(root, trees.base, scope), trees.base, ground), () => false)
  const tree = besideListing(base, trees.head, changes, unread)
  const roleOf = rolesBeside(base, (file) => tree.read(file) ?? '', changes, scope.roleOf)
  const isChanged = (file: string): boolean => trees.base.id(file) !== trees.head.id(file)
  const own = withBaseNames(base, projectOf(root, tree, { ...scope, roleOf }, isChanged))
  const added = new Set(changes.flatMap(({ kind, path }) => (kind === 'added' ? [path] : [])))
  return { base, head: withShippedRoles(besideBase(base, own, namesIn(changes)), (file) => added.has(file)), reached: tree.reached }
}

function onGround(project: Project, tree: FileTree, ground: Ground | undefined): Project {
  return ground ? besideBase(ground.project, project, differing(tree, ground.tree)) : project
}

/**
 * A package that the base depends on and does not hold stays that package: what runs is what was installed, whatever a `tsconfig.json` of the
 * head calls by its name.
 */
function withBaseNames(base: Project, head: Project): Project {
  const isInstalled = (from: string, specifier: string): boolean => {
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
    return base.versionOf?.(from, name) !== undefined && 'external' in base.resolve(from, specifier)
  }
  return {
    ...head,
    resolve(from, specifier) {
      const target = head.resolve(from, specifier)
      return 'file' in target && /^[\w@]/.test(specifier) && isInstalled(from, specifier) ? { external: specifier } : target
    },
  }
}
