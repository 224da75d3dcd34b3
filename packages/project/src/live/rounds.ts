/** How many times longer than a look at the disk it is at least to the next one: for all of it, and for what is looked at in no time. */
const patience = 120
export const longPatience = 240

/** Does something at once where it must, and else where its last run is long ago by its own measure. */
export function rarely(run: () => void, times = patience): (must: boolean) => void {
  let cost = 0
  let ended = -Infinity
  return (must) => {
    const now = performance.now()
    if (!must && now - ended < cost * times) return
    run()
    ended = performance.now()
    cost = ended - now
  }
}

/** A host tells us of no run's begin, so a file that is asked a second time begins one. Answers whether it does. */
export function createRounds(): (file: string) => boolean {
  const seen = new Set<string>()
  return (file) => {
    const begins = seen.has(file)
    if (begins) seen.clear()
    seen.add(file)
    return begins
  }
}
