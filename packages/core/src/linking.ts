import type { HangsOn, LinkedFile } from './analyze.js'
import type { Shared } from './flow/chains.js'
import { viewFor, type World } from './flow/world.js'
import { linkSink, type Judge, type Judged, type Room } from './mail/link.js'
import { sinksIn } from './mail/match.js'
import type { SdkTable } from './mail/sdk-table.js'

/** A file that may send, and what tells its sends. */
export interface Sending extends HangsOn {
  readonly file: string
  readonly table: SdkTable
}

/** Lends one room to everybody, from the first whom it misled on one that shares less, and one without sharing to whom that misled. */
export function sharing(roomOf: (shared: Shared) => Room): <T>(link: (room: Room) => T) => T {
  let common: Room | undefined
  let shared: Shared = 'functions'
  return (link) => {
    for (;;) {
      common ??= roomOf(shared)
      const { world } = common
      world.exhausted = false
      const linked = link(common)
      if (!world.chains.missed) return linked
      common = undefined
      if (shared === 'files') return link(roomOf(false))
      shared = 'files'
    }
  }
}

/** Sends of one file that are judged: nobody writes more by hand, and what each of them costs grows with the file. */
const mostSends = 1_000

/** The messages of one file’s sends; `judge` is asked for each chain of callers. */
export function linkFile(world: World, { file, names, leads, table }: Sending, judge: Judge): LinkedFile {
  const view = viewFor(world, file)
  if (!view) return { sends: 0, apis: [], messages: [] }
  const sinks = sinksIn(world, table, view, names, leads)
  const apis = [...new Set(sinks.map(({ sdk }) => sdk.name))]
  const cut = new Set<string>()
  const through = (files: readonly string[]): void => files.forEach((one) => cut.add(one))
  const messages = sinks.slice(0, mostSends).flatMap((sink) => linkSink(sink, judge, through))
  if (sinks.length > mostSends) cut.add(file)
  return { sends: sinks.length, apis, messages, ...(cut.size > 0 && { cut: [...cut] }) }
}

/**
 * Nothing is kept of single chains, so all chains of callers share what was worked out for one of them. Once that misled one of them, what
 * is found is void, and the others are spared.
 */
export function linkOnce(room: Room, sending: Sending, told?: (files: readonly string[], judged: Judged) => void): LinkedFile {
  return linkFile(room.world, sending, (_key, files, judge) => {
    const judged = room.world.chains.missed ? { messages: [], next: [] } : judge(room)
    told?.(files, judged)
    return judged
  })
}
