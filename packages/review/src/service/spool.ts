import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
  /** `failed` keeps the file for people to look at, under another name. */
  end(id: string, how: 'done' | 'failed'): void
}

export function openSpool(folder: string): Spool {
  mkdirSync(folder, { recursive: true })
  // A delivery's id comes from a header.
  const placeOf = (id: string): string => join(folder, `${createHash('sha256').update(id).digest('hex').slice(0, 32)}.json`)
  // What a power cut left half-written is put aside: it must not keep the rest from being reviewed.
  const read = (name: string): Delivery[] => {
    const place = join(folder, name)
    try {
      return [JSON.parse(readFileSync(place, 'utf8')) as Delivery]
    } catch {
      renameSync(place, place.replace(/json$/, 'failed'))
      return []
    }
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
      else if (existsSync(place)) renameSync(place, place.replace(/json$/, 'failed'))
    },
  }
}
