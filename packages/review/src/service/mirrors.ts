import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, type Dirent } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Job } from './jobs.js'
import type { Log } from './log.js'

type Repository = Pick<Job, 'owner' | 'repo'>

/** Where the bare copy of a repository lies. Names of owners hold no “+”. */
export function mirrorOf(folder: string, { owner, repo }: Repository): string {
  return join(folder, 'mirrors', `${owner}+${repo}.git`)
}

export interface Mirrors {
  /** Runs what uses a repository’s copy, which stays until that is done. */
  use<T>(repository: Repository, act: () => Promise<T>): Promise<T>
}

interface Kept {
  readonly size: number
  readonly usedAt: number
}

const dropped = 'dropped-'

/**
 * Copies of repositories, which are made again when they are wanted: past so many bytes, those are dropped that were not used for the longest
 * time. The one that was used last stays, whatever its size.
 */
export function openMirrors(folder: string, { mostBytes, log }: { readonly mostBytes: number; readonly log: Log }): Mirrors {
  const place = join(folder, 'mirrors')
  mkdirSync(place, { recursive: true })
  const kept = new Map<string, Kept>()
  const inUse = new Set<string>()
  let drops = 0
  for (const name of readdirSync(place)) {
    const path = join(place, name)
    if (name.startsWith(dropped)) rmSync(path, { recursive: true, force: true })
    else kept.set(path, { size: sizeOf(path), usedAt: statSync(path).mtimeMs })
  }
  const drop = (path: string): void => {
    kept.delete(path)
    log('copy dropped', { copy: path.slice(place.length + 1) })
    // Under another name nobody meets half of it.
    const away = join(place, `${dropped}${process.pid}-${drops++}`)
    renameSync(path, away)
    rm(away, { recursive: true, force: true }).catch(() => log('copy left', { copy: away.slice(place.length + 1) }))
  }
  const makeRoom = (): void => {
    let total = 0
    for (const { size } of kept.values()) total += size
    const byAge = [...kept].sort(([, a], [, b]) => a.usedAt - b.usedAt)
    byAge.pop()
    for (const [path, { size }] of byAge) {
      if (total <= mostBytes) return
      if (inUse.has(path)) continue
      drop(path)
      total -= size
    }
  }
  makeRoom()
  return {
    async use(repository, act) {
      const path = mirrorOf(folder, repository)
      inUse.add(path)
      try {
        return await act()
      } finally {
        inUse.delete(path)
        if (existsSync(path)) {
          const now = new Date()
          utimesSync(path, now, now)
          kept.set(path, { size: sizeOf(path), usedAt: now.getTime() })
        }
        makeRoom()
      }
    },
  }
}

/** Bytes below a folder. What goes while it is looked at counts nothing. */
function sizeOf(folder: string): number {
  let size = 0
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name)
    size += entry.isDirectory() ? sizeOf(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  }
  return size
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
