import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { FileRole, Finding } from '@undisclosed/core'
import type { LoadedConfig } from './config.js'
import { ConfigError } from './errors.js'
import { configNames } from './find-config.js'
import { globBase, isGlob, matcherOf, type Matches } from './globs.js'
import { createProject, type Project, type ProjectNote } from './project.js'
import { isRooted, placeOf, realPath, rootOf } from './root.js'
import { isCode, isPage, isSettings } from './walk.js'

export interface OpenOptions {
  readonly cwd: string
  /** Paths and globs as the user gave them. */
  readonly patterns: readonly string[]
  readonly loaded: LoadedConfig
  /** A text in place of the one file that is scanned. */
  readonly stdin?: { readonly file: string; readonly text: string }
  /** Nothing is scanned where none of the paths exists; else that is thrown as a `ConfigError`. */
  readonly allowMissing?: boolean
}

export interface Opened {
  readonly project: Project
  /** Files whose findings are wanted, sorted. */
  readonly targets: readonly string[]
  /** Patterns that no code file fits. */
  readonly unmatched: readonly string[]
  /** Files that were named, and that the config's `exclude` or `include` leaves out; what of the config leads nowhere. */
  readonly passedOver: readonly ProjectNote[]
  /** Targets that were named themselves, and not by a folder or a glob. */
  readonly named: readonly string[]
  /** Whether a file lies in what was named, or sets up what does: a `tsconfig.json` above it. */
  concerns(file: string): boolean
  /** What of the config, by the analysis, nothing in the project is; told where the whole of it is scanned. */
  idle(told: readonly string[]): readonly ProjectNote[]
  /** Whether a config, a repository or a package says what names are relative to; else the paths that were named do. */
  readonly isRooted: boolean
}

interface Argument {
  readonly pattern: string
  /** Absolute: the file or folder, or where a glob starts. */
  readonly base: string
  /** Absolute and POSIX. */
  readonly glob?: string
}

/** The project that holds what the user named, and which of its files that is. */
export function openProject({ cwd, patterns, loaded, stdin, allowMissing }: OpenOptions): Opened {
  const { config } = loaded
  const missing: string[] = []
  const named: Argument[] = []
  for (const pattern of stdin ? [stdin.file] : patterns) {
    const argument = argumentOf(cwd, pattern)
    if (stdin === undefined && !existsSync(argument.base)) missing.push(pattern)
    else named.push(argument)
  }
  if (named.length === 0 && missing.length > 0 && !allowMissing) {
    const isLink = lstatSync(resolve(cwd, missing[0]!), { throwIfNoEntry: false })?.isSymbolicLink()
    const what = isLink ? 'is a link that leads nowhere' : 'there is no such file or folder'
    throw new ConfigError(`${missing[0]!}: ${what}. Check the path; the working directory is ${cwd}`)
  }
  const configFolder = loaded.path === undefined ? undefined : realPath(dirname(loaded.path))
  const root = rootOf(
    named.map(({ base }) => base),
    configFolder,
  )
  const place = (path: string): string => placeOf(root, path)
  const { leftOut, included, roleOf } = scopeOf(config, root, configFolder)
  const project = createProject({
    root,
    targets: named.map(({ base }) => place(base)),
    ...(stdin ? { overlay: { [place(named[0]!.base)]: stdin.text } } : {}),
    ...(leftOut ? { leftOut } : {}),
    roleOf,
    readPackages: config.resolve?.packages ?? [],
  })
  const fits = named.map(({ pattern, base, glob }) => {
    const matches = glob === undefined ? undefined : matcherOf([place(glob)])
    const target = place(base)
    return {
      pattern,
      target,
      holds: (file: string) => (matches ? matches(file) : target === '' || file === target || file.startsWith(`${target}/`)),
    }
  })
  const passedOver = named.flatMap(({ base, glob }) => {
    const file = place(base)
    if (glob !== undefined || !(isCode(file) || isPage(file))) return []
    const key = leftOut?.(file) ? 'exclude' : included?.(file) === false ? 'include' : undefined
    const how = key === 'exclude' ? 'is excluded by “exclude”' : 'is not among “include”'
    return key ? [{ file, message: `${how} of ${basename(loaded.path ?? '')}` }] : []
  })
  const isLeft = (target: string): boolean => passedOver.some(({ file }) => file === target)
  const unmatched = fits.filter(({ holds, target }) => !project.targets.some(holds) && !isLeft(target)).map(({ pattern }) => pattern)
  const targets = project.targets.filter((file) => fits.some(({ holds }) => holds(file)) && (included?.(file) ?? true))
  const alone = new Set(named.flatMap(({ base, glob }) => (glob === undefined ? [place(base)] : [])))
  const concerns = (file: string): boolean => fits.some(({ holds, target }) => holds(file) || setsUp(file, target))
  return {
    project,
    targets,
    named: targets.filter((file) => alone.has(file)),
    unmatched: [...missing, ...unmatched],
    passedOver: [...idleIn(loaded, root), ...passedOver],
    concerns,
    idle: (told) => (named.some(({ base, glob }) => base === root && glob === undefined) ? idleNotes(loaded, told) : []),
    isRooted: isRooted(root, configFolder),
  }
}

/** Whether a file sets up what lies at a place below it: a `tsconfig.json` above. */
export function setsUp(file: string, target: string): boolean {
  return isSettings(file) && target.startsWith(file.slice(0, file.lastIndexOf('/') + 1))
}

/** The files that findings lead through. */
export function filesTold(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ trace, related }) => [...trace, ...related].map(({ file }) => file)))
}

function idleNotes({ path }: LoadedConfig, told: readonly string[]): ProjectNote[] {
  return path === undefined ? [] : told.map((message) => ({ file: basename(path), message }))
}

/** What of a config has no effect: another one beside it, which is not read, folders that are not there, and what an analysis `told`. */
export function idleIn(loaded: LoadedConfig, root: string, told: readonly string[] = []): ProjectNote[] {
  const { config, path } = loaded
  if (path === undefined) return []
  const own = basename(path)
  const beside = readdirSync(dirname(path)).filter((name) => configNames.indexOf(name) > configNames.indexOf(own))
  const folders = (config.templateFolders ?? []).filter((folder) => !existsSync(join(root, folder)))
  return [
    ...(configNames.includes(own)
      ? beside.map((name) => ({ file: name, message: `is not read, since ${own} is beside it. Keep one of them` }))
      : []),
    ...folders.map((folder) => ({
      file: own,
      message: `names “${folder}” in “templateFolders”, and there is no such folder below ${root}`,
    })),
    ...idleNotes(loaded, told),
  ]
}

/** What a config's globs say of files. They are relative to its folder, the files to the root; both are absolute. */
export interface Scope {
  readonly leftOut?: Matches
  readonly included?: Matches
  roleOf(file: string): FileRole | undefined
}

export function scopeOf(config: LoadedConfig['config'], root: string, configFolder: string | undefined): Scope {
  const fromConfig = (globs: readonly string[] | undefined): Matches | undefined => {
    const matches = matcherOf(globs)
    if (!matches || configFolder === undefined || configFolder === root) return matches
    return (file) => matches(placeOf(configFolder, join(root, file)))
  }
  const leftOut = fromConfig(config.exclude)
  const included = fromConfig(config.include)
  return { ...(leftOut && { leftOut }), ...(included && { included }), roleOf: rolesOf(config.roles, fromConfig) }
}

function argumentOf(cwd: string, pattern: string): Argument {
  const whole = resolve(cwd, pattern)
  if (existsSync(whole) || !isGlob(pattern)) {
    const parent = realPath(dirname(whole))
    const base = existsSync(whole) ? realPath(whole) : join(parent, whole.slice(dirname(whole).length).replace(/^[/\\]/, ''))
    return { pattern, base }
  }
  const start = globBase(pattern)
  const base = realPath(resolve(cwd, start))
  return { pattern, base, glob: join(base, start === '.' ? pattern : pattern.slice(pattern.indexOf(start) + start.length)) }
}

function rolesOf(
  roles: LoadedConfig['config']['roles'],
  fromConfig: (globs: readonly string[] | undefined) => Matches | undefined,
): (file: string) => FileRole | undefined {
  const rows = Object.entries(roles ?? {}).map(([role, globs]) => ({ role: role as FileRole, matches: fromConfig(globs) }))
  return (file) => rows.find(({ matches }) => matches?.(file))?.role
}
