import type { Marker } from './marker.js'

/** A thread that we began. */
export interface Thread {
  readonly id: string
  readonly commentId: string
  readonly isResolved: boolean
  readonly body: string
  readonly marker: Marker
}

/** What we have said on a change so far. */
export interface Said {
  /** Commit id of the branch now. */
  readonly head: string
  readonly threads: readonly Thread[]
  readonly summary?: { readonly id: string; readonly body: string }
}
