import { randomUUID } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { TemplateFinding } from '@undisclosed/core'
import type { Inputs, MjmlProblem } from '@undisclosed/mjml'
import { digestOf, manifestName } from '@undisclosed/project'
import { UsageError } from '../command.js'

/** What one template came to. */
export interface Entry {
  /** Names in the output folder, POSIX. */
  readonly outputs: readonly string[]
  /** By output, what its text may be: more than one while a build is writing. */
  readonly digests: Readonly<Record<string, readonly string[]>>
  readonly inputs: Inputs
  readonly problems: readonly MjmlProblem[]
  /** In its HTML, placed in the source. */
  readonly findings: readonly TemplateFinding[]
}

/** Says what a build wrote, and of what: only that is replaced, and what did not change is not compiled again. */
export interface Manifest {
  readonly version: 1
  /** Of everything beside the inputs that the HTML hangs on. */
  readonly key: string
  /** By the template's path relative to the root. */
  readonly templates: Readonly<Record<string, Entry>>
}

/** The manifest of the last build, or an empty one. @throws where there is one that is not ours */
export function readManifest(out: string): Manifest {
  const path = join(out, manifestName)
  if (!existsSync(path)) return { version: 1, key: '', templates: {} }
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Manifest
    if (read.version === 1 && Object.values(read.templates).every(isEntry)) return read
  } catch {
    // Told below: it is no manifest.
  }
  throw new UsageError(`${path} is no manifest of ours. Remove it, with what an earlier build wrote there, or choose another --out`)
}

function isEntry({ outputs, digests, inputs, problems, findings }: Partial<Entry>): boolean {
  return (
    Array.isArray(outputs) &&
    outputs.every(isInside) &&
    isTable(digests) &&
    typeof inputs === 'object' &&
    Array.isArray(problems) &&
    Array.isArray(findings)
  )
}

function isTable(digests: unknown): boolean {
  return typeof digests === 'object' && digests !== null && Object.values(digests).every((each) => Array.isArray(each))
}

/** What the last build wrote and somebody changed since, with its source. */
function editedIn(out: string, { templates }: Manifest): { readonly name: string; readonly source: string } | undefined {
  const all = Object.entries(templates).flatMap(([source, { digests }]) => Object.keys(digests).map((name) => ({ name, source })))
  return all.find(({ name }) => {
    const path = join(out, name)
    if (!isInside(name) || lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
    // A template that was renamed may have the same output.
    const digest = digestOf(readFileSync(path, 'utf8'))
    return !Object.values(templates).some(({ digests }) => digests[name]?.includes(digest))
  })
}

/** Of two states of a template, one of which is on the disk. */
function either(before: Entry | undefined, after: Entry): Entry {
  const digests = Object.entries(after.digests).map(
    ([name, some]) => [name, [...new Set([...(before?.digests[name] ?? []), ...some])]] as const,
  )
  return { ...after, digests: { ...before?.digests, ...Object.fromEntries(digests) } }
}

/** A name that stays in the folder it is joined to. */
function isInside(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && !isAbsolute(name) && !name.includes('\\') && !name.split('/').includes('..')
}

/**
 * Writes files (name → text) and the manifest, and removes what the last build wrote and this one does not. Links are
 * replaced, never followed. @throws where somebody else's file is in the way, or an edit of what was built, before anything is written
 */
export function writeOutput(out: string, files: ReadonlyMap<string, string>, last: Manifest, next: Manifest): void {
  const written = outputsOf(last)
  const kept = outputsOf(next)
  for (const name of files.keys()) {
    if (written.has(name) || !lstatSync(join(out, name), { throwIfNoEntry: false })) continue
    throw new UsageError(`${join(out, name)} is there already, and no build of ours wrote it. Remove it, or choose another --out`)
  }
  const edited = editedIn(out, last)
  if (edited)
    throw new UsageError(
      `${join(out, edited.name)} was edited after it was built. Make that edit in ${edited.source} and delete the file, which the next build writes anew`,
    )
  mkdirSync(out, { recursive: true })
  removeHalves(out, new Set([...written, ...files.keys(), manifestName]))
  const between = Object.fromEntries(Object.entries(next.templates).map(([file, entry]) => [file, either(last.templates[file], entry)]))
  // A build that is killed from here on leaves word of what may be there; its key fits nothing, so all is compiled again.
  if (files.size > 0) place(out, manifestName, textOf({ version: 1, key: '', templates: { ...last.templates, ...between } }))
  for (const [name, text] of files) place(out, name, text)
  for (const name of written) {
    if (kept.has(name) || !staysIn(out, name)) continue
    rmSync(join(out, name), { force: true })
    removeEmpty(out, dirname(name))
  }
  const text = textOf(next)
  if (!existsSync(join(out, manifestName)) || readFileSync(join(out, manifestName), 'utf8') !== text) place(out, manifestName, text)
}

function textOf(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 1)}\n`
}

const half = /^(.+)\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/
/** Milliseconds after which a half-written file is nobody's any more. */
const abandoned = 60_000

/** Files that a killed build was writing when it ended. */
function removeHalves(out: string, names: ReadonlySet<string>): void {
  const folders = new Set([...names].map((name) => dirname(name)))
  for (const folder of folders) {
    const path = join(out, folder)
    if (!existsSync(path)) continue
    for (const name of readdirSync(path)) {
      const whole = half.exec(name)?.[1]
      if (whole === undefined || !names.has(folder === '.' ? whole : `${folder}/${whole}`)) continue
      const place = `${folder}/${name}`
      const stat = lstatSync(join(out, place), { throwIfNoEntry: false })
      if (stat?.isFile() && Date.now() - stat.mtimeMs > abandoned && staysIn(out, place)) rmSync(join(out, place), { force: true })
    }
  }
}

export function outputsOf({ templates }: Manifest): Set<string> {
  return new Set(Object.values(templates).flatMap(({ outputs }) => outputs))
}

/** A reader sees the old file or the new one, never half of it. */
function place(out: string, name: string, text: string): void {
  const path = join(out, name)
  mkdirSync(dirname(path), { recursive: true })
  if (!staysIn(out, name)) throw new UsageError(`${path} leads out of ${out} by a link. Remove the link`)
  // No process id: in a container that was killed and started again it is the same one.
  const partial = `${path}.${randomUUID()}.tmp`
  writeFileSync(partial, text, { flag: 'wx' })
  renameSync(partial, path)
}

function staysIn(out: string, name: string): boolean {
  const folder = dirname(join(out, name))
  if (!existsSync(folder)) return false
  const way = relative(realpathSync(out), realpathSync(folder))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function removeEmpty(out: string, folder: string): void {
  for (let at = folder; at !== '.' && at !== ''; at = dirname(at)) {
    try {
      rmdirSync(join(out, at))
    } catch {
      return
    }
  }
}
