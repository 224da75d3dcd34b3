import type { LibraryModel } from './flow/world.js'
import type { EngineOptions, WrapperOption } from './host.js'
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
