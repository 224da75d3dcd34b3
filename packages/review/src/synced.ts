import { untilDone, type AttemptOptions } from './attempts.js'

/** What was done on a host. */
export interface Synced {
  /** `superseded`: the branch moved on, and nothing was said. */
  readonly outcome: 'said' | 'superseded'
  readonly created: number
  readonly updated: number
  readonly resolved: number
}

export type Totals = Omit<{ -readonly [Name in keyof Synced]: Synced[Name] }, 'outcome'>

/**
 * Reads and says what is missing, and once more where something was posted: another run may have posted the same meanwhile, and what then is
 * there twice is closed by both alike.
 */
export function untilSaid(
  options: AttemptOptions,
  say: (total: Totals, isAgain: boolean) => Promise<'posted' | 'done' | 'superseded'>,
): Promise<Synced> {
  const total: Totals = { created: 0, updated: 0, resolved: 0 }
  return untilDone(options, async () => {
    const first = await say(total, false)
    if (first === 'posted') await say(total, true)
    return { outcome: first === 'superseded' ? first : 'said', ...total }
  })
}
