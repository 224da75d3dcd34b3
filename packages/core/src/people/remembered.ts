/** Past this many answers all are forgotten, so that a process that stays does not grow. */
const most = 20_000

/** Answers about names and other words, which come again and again, are worked out once. */
export function remembered<T>(workOut: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    let answer = known.get(word)
    if (answer === undefined && !known.has(word)) {
      if (known.size >= most) known.clear()
      known.set(word, (answer = workOut(word)))
    }
    return answer as T
  }
}
