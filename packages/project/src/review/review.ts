import { ruleNames, type Certainty, type Finding } from '@undisclosed/core'
import { ConfigError } from '../errors.js'
import { scopeOf, type Scope } from '../open.js'
import { inOrder, type FileTree, type Project, type ProjectNote } from '../project.js'
import { joined } from '../settings.js'
import { analyzeCommit, holdsFor, templatesUnder, type AnalyzedBase, type Other } from './analyzed.js'
import { changesBetween, type FileChange } from './changes.js'
import { createObjects, forgetOthers, isNear, treesOf, type Objects } from './commit.js'
import { compareFindings } from './introduced.js'
import { createLines, type LineRange } from './lines.js'
import { silencedIn, unreadIn, type SilencedFinding } from './own-word.js'
import { newSinceAll } from './partings.js'
import { placeInChange, toldAt, type ChangedPlace } from './placing.js'
import { checkoutNaming, comparedIn, type Named, type NamedCheckout } from './refs.js'
import { sidesOf } from './sides.js'
import { committedConfig, type CommittedConfig } from './static-config.js'

export interface ReviewOptions {
  /** Any folder of the checkout. */
  readonly cwd: string
  /** Branch, tag or commit. The head is compared with the commit where both parted. */
  readonly base: string
  /** `HEAD` by default. */
  readonly head?: string
  /** Files and folders whose findings are wanted, relative to `cwd`; all by default. */
  readonly paths?: readonly string[]
  /** A config of the base, relative to `cwd`, or false for none; by default the nearest of the base. */
  readonly config?: string | false
  readonly minCertainty?: Certainty
  readonly includeTests?: boolean
  /** What earlier reviews of the same repository read. */
  readonly objects?: Objects
}

/** A finding of the head that the base has not. */
export interface Introduced {
  readonly finding: Finding
  /** 1-based lines of the finding itself, as git counts them. */
  readonly lines: LineRange
  /** Where it is told: changed lines. Absent where no changed line leads to it. */
  readonly place?: ChangedPlace
  /** The finding as it is told there, naming its own place. */
  readonly told: Finding
  readonly steps: readonly ReviewStep[]
}

/** A step of the trace, with its 1-based line of the head. */
export interface ReviewStep {
  readonly file: string
  readonly line: number
  readonly message: string
}

export interface Review {
  /** Commit ids: what was compared. `base` is where the branches parted. */
  readonly base: string
  readonly head: string
  readonly changes: readonly FileChange[]
  readonly introduced: readonly Introduced[]
  /** Findings that were there before. */
  readonly present: number
  readonly fixed: readonly Finding[]
  /** What the change silences by comments of its own: found, and not told as introduced. */
  readonly silenced: readonly SilencedFinding[]
  /** Files that the change made unreadable, or wrote so. They are among `notes`. */
  readonly unread: readonly ProjectNote[]
  readonly notes: readonly ProjectNote[]
  readonly stats: Readonly<Record<string, number>>
  /** Texts of the head. */
  text(file: string): string
}

/** Compares two commits of a git checkout. Reads objects only: nothing is checked out, and nothing of either is run. */
export async function reviewChange(options: ReviewOptions): Promise<Review> {
  const { cwd } = options
  const objects = options.objects ?? createObjects()
  const names = [[options.base, '--base'] as const, [options.head ?? 'HEAD', '--head'] as const] as const
  const { checkout, ids } = await checkoutOf(cwd, objects, names)
  const { root, prefix } = checkout
  const { head, partings } = await comparedIn(cwd, names, ids)
  const [base, ...others] = partings
  const changes = await changesBetween(base, head, cwd)
  const unread = { base: new Map<string, ProjectNote>(), head: new Map<string, ProjectNote>() }
  const noted = (side: 'base' | 'head') => (file: string, message: string) => void unread[side].set(file, { file, message })
  const standing = [...objects.analyzed.values()].find(({ commit }) => commit === base)
  for (const note of standing?.left ?? []) unread.base.set(note.file, note)
  const listed = { base: { commit: base, noted: noted('base') }, head: { commit: head, noted: noted('head') } }
  const near = latestIn(objects)
  const trees = await treesOf(listed, cwd, objects, changes, { known: standing, like: near?.ground.tree, near })
  const committed = configOf(trees.base, prefix, options)
  const scope = scopeOf(committed.config, root, committed.folder === '' ? root : `${root}/${committed.folder.slice(0, -1)}`)
  const under = JSON.stringify([root, options.minCertainty, options.includeTests, committed])
  const remembered = objects.analyzed.get(`${base} ${under}`)
  const latest = latestIn(objects, under)
  const ground = latest && isNear(trees.base, latest.ground.tree) ? latest.ground : undefined
  const projects = sidesOf(root, trees, changes, scope, [...unread.head.keys()], remembered?.project, ground)
  const parsedBefore = remembered ? projects.base.parsed() : 0
  const asked = { ...options, templateMemory: templatesUnder(objects.templates, committed.config, projects.base) }
  const before = remembered ?? {
    ...analyzeCommit(projects.base, committed.config, asked, latest && comparedWith(latest, trees.base)),
    ...{ commit: base, project: projects.base, tree: trees.base, left: [...unread.base.values()], under },
    ground: ground ?? { project: projects.base, tree: trees.base },
  }
  remember(objects, `${base} ${under}`, before)
  const isSameFile = (file: string): boolean => trees.base.id(file) === trees.head.id(file)
  const isUnaffected = holdsFor(before, projects.head, isSameFile)
  const after = isUnaffected ? before : analyzeCommit(projects.head, committed.config, asked, { analyzed: before, isSameFile })
  const lines = createLines(changes, projects.head.text)
  const [baseSide, headSide] = [
    { findings: before.findings, text: projects.base.text },
    { findings: after.findings, text: projects.head.text },
  ]
  const compared = compareFindings(baseSide, headSide, changes, lines)
  const both = { before, after, projects }
  const { silenced, fixed } = silencedIn(both, compared, changes, lines)
  // How a commit was listed is no order that anybody knows.
  const left = { base: inOrder(unread.base.values()), head: inOrder(unread.head.values()) }
  const isWanted = wantedIn(prefix, options.paths ?? [], [projects.base, projects.head], scope)
  const { config } = committed
  const comparedHead = { cwd, root, head, project: projects.head, baseTree: trees.base, before, config, scope, options: asked, objects }
  const brought = await newSinceAll(compared.introduced, others, comparedHead)
  const introduced = brought.flatMap((finding): Introduced[] => {
    const place = placeInChange(finding, lines)
    if (!isWanted(finding.file) && !(place && isWanted(place.file))) return []
    const steps = finding.trace.map((step) => ({ file: step.file, line: lines.lineOf(step), message: step.message }))
    return [{ finding, lines: lines.rangeOf(finding), told: toldAt(finding, place, lines), steps, ...(place && { place }) }]
  })
  forgetOthers(objects, new Set([trees.base, trees.head, ...[...objects.analyzed.values()].map(({ tree }) => tree)]))
  return {
    base,
    head,
    changes,
    introduced,
    present: compared.present + compared.introduced.length - brought.length,
    fixed: fixed.filter(({ file }) => isWanted(file)),
    silenced: silenced.filter(({ finding }) => isWanted(finding.file)),
    unread: unreadIn(both, changes, left),
    notes: [...left.head, ...after.notes],
    stats: {
      files: projects.head.targets.filter(isWanted).length,
      templates: projects.head.templates?.filter(isWanted).length ?? 0,
      changed: changes.length,
      // Of a file that differs both versions are read.
      parsed: projects.base.parsed() - parsedBefore + projects.head.parsed(),
      unaffected: Number(isUnaffected),
      // Files of the head whose sends were looked at anew.
      relinked: [...after.links].filter(([file, link]) => before.links.get(file) !== link).length,
    },
    text: projects.head.text,
  }
}

/** What git says of a folder does not change while its repository is at hand. */
async function checkoutOf(cwd: string, { checkouts }: Objects, names: readonly Named[]): Promise<NamedCheckout> {
  const known = checkouts.get(cwd)
  if (known) return { checkout: known }
  const found = await checkoutNaming(cwd, names)
  checkouts.set(cwd, found.checkout)
  return found
}

function configOf(tree: FileTree, prefix: string, { config }: ReviewOptions): CommittedConfig {
  if (config === false) return { config: {}, folder: '' }
  const named = config === undefined ? undefined : inCheckout(prefix, config)
  try {
    return committedConfig(tree, prefix, named, ruleNames)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new ConfigError(error.message, { cause: error, reason: 'the config of the base cannot be used' })
  }
}

/** Bases of one repository that are remembered. */
const rememberedBases = 4

/** A base is the same from push to push: it is analysed once. */
function remember({ analyzed }: Objects, key: string, base: AnalyzedBase): void {
  analyzed.delete(key)
  analyzed.set(key, base)
  if (analyzed.size > rememberedBases) analyzed.delete(analyzed.keys().next().value!)
}

/** The latest base that was analysed, with a config and options: most of another one is the same. */
function latestIn({ analyzed }: Objects, under?: string): AnalyzedBase | undefined {
  return [...analyzed.values()].filter((base) => under === undefined || base.under === under).at(-1)
}

function comparedWith(analyzed: AnalyzedBase, tree: FileTree): Other {
  return { analyzed, isSameFile: (file) => analyzed.tree.id(file) === tree.id(file) }
}

function wantedIn(prefix: string, paths: readonly string[], sides: readonly Project[], { included }: Scope): (file: string) => boolean {
  const wanted = paths.map((path) => {
    const place = inCheckout(prefix, path)
    if (sides.some(({ targets }) => targets.some((file) => isWithin(file, place)))) return place
    throw new ConfigError(`${path}: no code and no template there, in the base or in the head`)
  })
  return (file) => (wanted.length === 0 || wanted.some((path) => isWithin(file, path))) && (included?.(file) ?? true)
}

function isWithin(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`)
}

/** A path as the user gave it, from the root of the checkout. */
function inCheckout(prefix: string, path: string): string {
  const place = path.startsWith('/') ? undefined : joined(prefix, path)
  if (place === undefined) throw new ConfigError(`${path} lies outside of the checkout. Give a path below it`)
  return place
}
