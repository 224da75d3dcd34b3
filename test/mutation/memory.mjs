import { comparison, joined, recorded } from '../../packages/project/dist/live/asked.js'

/** What the sends of a tree as it stands were found to be, by file and by chain of callers, with what was asked for it. */
export function createMemory() {
  return { files: new Map(), chains: new Map() }
}

/**
 * The option by which a scan hears what is known: whatever asked nothing of the `changed` files is what it was. Without changed
 * files the scan is the one that is remembered.
 */
export function remembering(index, memory, changed) {
  const alike = (changed ?? []).map((file) => comparison(index, file, index.role(file)))
  const known = (from, key) => {
    const before = from.get(key)
    return before && alike.every((same) => same(before.asked)) ? before : undefined
  }
  return (file, under, link) => {
    const before = known(memory.files, file)
    if (before?.under === under) return before.linked
    const { index: watched, asked } = recorded(index)
    const parts = [asked]
    const linked = link(watched, (key, files, judge) => {
      const name = `${file}\n${key}`
      const judged = known(memory.chains, name) ?? judgedBy(index, files, judge)
      if (!changed) memory.chains.set(name, judged)
      parts.push(judged.asked)
      return judged.found
    })
    if (!changed) memory.files.set(file, { linked, under, asked: joined(parts) })
    return linked
  }
}

function judgedBy(index, files, judge) {
  const { index: watched, asked } = recorded(index)
  const found = judge(watched)
  return { found, asked: { ...asked, files: new Set([...asked.files, ...files]) } }
}
