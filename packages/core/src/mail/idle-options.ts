import type { EngineOptions, ProjectIndex } from '../host.js'

/** What of the config’s own mail functions nothing in the project is, as ends of a sentence. `called`: the names of APIs that are. */
export function idleOptions(
  index: ProjectIndex,
  { wrappers = [], safeSenders = [] }: EngineOptions,
  called: ReadonlySet<string>,
): string[] {
  return [
    ...wrappers
      .filter(({ call }) => !called.has(call))
      .map(
        ({ call }) =>
          `names “${call}” in “wrappers”, which no call in the sources is. Write it as “package.name” or “name”; a function whose code lies in the project needs no wrapper`,
      ),
    ...safeSenders
      .filter((name) => !isNamed(index, name))
      .map((name) => `names “${name}” in “safeSenders”, and no such function is here. Write its name, or “file#name” from the root`),
  ]
}

function isNamed(index: ProjectIndex, sender: string): boolean {
  const [, file, name] = /^(?:(.+)#)?(.+)$/.exec(sender) ?? []
  const files = index.filesWithWord(name ?? '')
  return file === undefined ? files.length > 0 : files.includes(file)
}
