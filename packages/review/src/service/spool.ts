import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Job } from './jobs.js'

export interface Delivery {
  readonly id: string
  readonly job: Job
}

/**
 * Deliveries that were accepted and are not done, one small file each: who answered 202 owes a review, also after a kill.
 * A file holds what is to be reviewed and nothing else of the payload.
 */
export interface Spool {
  readonly waiting: () => readonly Delivery[]
  has(id: string): boolean
  put(delivery: Delivery): void
  /** `failed` keeps the file for people to look at, under another name, while it is one of the last that did. */
  end(id: string, how: 'done' | 'failed'): void
}

export function openSpool(folder: string, keptFailed = 1_000): Spool {
  mkdirSync(folder, { recursive: true })
  // Who was killed while writing had answered nobody yet.
  for (const name of readdirSync(folder)) if (name.endsWith('.new')) rmSync(join(folder, name), { force: true })
  // A delivery's id comes from a header.
  const placeOf = (id: string): string => join(folder, `${createHash('sha256').update(id).digest('hex').slice(0, 32)}.json`)
  // What a power cut left half-written is put aside: it must not keep the rest from being reviewed.
  const read = (name: string): Delivery[] => {
    const place = join(folder, name)
    try {
      return [JSON.parse(readFileSync(place, 'utf8')) as Delivery]
    } catch {
      putAside(place)
      return []
    }
  }
  const putAside = (place: string): void => {
    const aside = place.replace(/json$/, 'failed')
    renameSync(place, aside)
    const now = new Date()
    utimesSync(aside, now, now)
    const all = failedIn(folder)
    for (const { path } of all.slice(0, Math.max(0, all.length - keptFailed))) rmSync(path, { force: true })
  }
  return {
    waiting: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .flatMap(read),
    has: (id) => existsSync(placeOf(id)),
    put(delivery) {
      const place = placeOf(delivery.id)
      writeFileSync(`${place}.new`, JSON.stringify(delivery))
      renameSync(`${place}.new`, place)
    },
    end(id, how) {
      const place = placeOf(id)
      if (how === 'done') rmSync(place, { force: true })
      else if (existsSync(place)) putAside(place)
    },
  }
}

/** What was put aside, the oldest first. */
function failedIn(folder: string): readonly { readonly path: string; readonly at: number }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.failed'))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => a.at - b.at || (a.path < b.path ? -1 : 1))
}
