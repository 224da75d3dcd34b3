import type { Marker } from './marker.js'

/** A thread that we began. */
export interface Thread {
  readonly id: string
  readonly commentId: string
  readonly isResolved: boolean
  readonly body: string
  readonly marker: Marker
  /** Where the host shows it now; undefined where the lines that it stood at are no more. Not all tell where it begins. */
  readonly at?: { readonly path: string; readonly endLine: number; readonly line?: number } | undefined
}

interface Summary {
  readonly id: string
  readonly body: string
}

/** What we have said on a change so far. */
export interface Said {
  /** Commit id of the branch now. */
  readonly head: string
  readonly threads: readonly Thread[]
  readonly summary?: Summary
  /** More of them, which another run wrote at the same time. */
  readonly doubles: readonly Summary[]
}
