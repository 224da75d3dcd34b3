/** What was done on a host. */
export interface Synced {
  /** `superseded`: the branch moved on, and nothing was said. */
  readonly outcome: 'said' | 'superseded'
  readonly created: number
  readonly updated: number
  readonly resolved: number
}
