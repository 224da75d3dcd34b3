import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { TemplateFinding } from '@undisclosed/core'
import type { Inputs, MjmlProblem } from '@undisclosed/mjml'
import { UsageError } from '../command.js'

/** What one template came to. */
export interface Entry {
  /** Names in the output folder, POSIX. */
  readonly outputs: readonly string[]
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

export const manifestName = '.undisclosed-build.json'

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

function isEntry({ outputs, inputs, problems, findings }: Partial<Entry>): boolean {
  return (
    Array.isArray(outputs) && outputs.every(isInside) && typeof inputs === 'object' && Array.isArray(problems) && Array.isArray(findings)
  )
}

/** A name that stays in the folder it is joined to. */
function isInside(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && !isAbsolute(name) && !name.includes('\\') && !name.split('/').includes('..')
}

/**
 * Writes files (name → text) and the manifest, and removes what the last build wrote and this one does not. Links are
 * replaced, never followed. @throws where somebody else's file is in the way, before anything is written
 */
export function writeOutput(out: string, files: ReadonlyMap<string, string>, last: Manifest, next: Manifest): void {
  const written = outputsOf(last)
  const kept = outputsOf(next)
  for (const name of files.keys()) {
    if (written.has(name) || !lstatSync(join(out, name), { throwIfNoEntry: false })) continue
    throw new UsageError(`${join(out, name)} is there already, and no build of ours wrote it. Remove it, or choose another --out`)
  }
  mkdirSync(out, { recursive: true })
  for (const [name, text] of files) place(out, name, text)
  for (const name of written) {
    if (kept.has(name) || !staysIn(out, name)) continue
    rmSync(join(out, name), { force: true })
    removeEmpty(out, dirname(name))
  }
  const text = `${JSON.stringify(next, undefined, 1)}\n`
  if (!existsSync(join(out, manifestName)) || readFileSync(join(out, manifestName), 'utf8') !== text) place(out, manifestName, text)
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
  const half = `${path}.${randomUUID()}.tmp`
  writeFileSync(half, text, { flag: 'wx' })
  renameSync(half, path)
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
