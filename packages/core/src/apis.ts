import type { LibraryModel } from './flow/world.js'
import type { EngineOptions, ProjectIndex, WrapperOption } from './host.js'
import { libraryOf } from './mail/library.js'
import { wrapperModels } from './mail/own-apis.js'
import { tableOf, type SdkTable } from './mail/sdk-table.js'
import { sdks } from './sdks/index.js'

/** What rows of mail APIs say, as the engine looks it up. */
interface Apis {
  readonly table: SdkTable
  readonly packages: LibraryModel
}

const known: Apis = { table: tableOf(sdks), packages: libraryOf(sdks) }
const withOwn = new WeakMap<readonly WrapperOption[], Apis>()

/** What the rows say does not change while we run; hosts that stay analyse by the same config again and again. */
export function apisOf({ wrappers }: EngineOptions): Apis {
  if (!wrappers?.length) return known
  let apis = withOwn.get(wrappers)
  if (!apis) {
    const rows = [...sdks, ...wrapperModels(wrappers)]
    withOwn.set(wrappers, (apis = { table: tableOf(rows), packages: libraryOf(rows) }))
  }
  return apis
}

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
