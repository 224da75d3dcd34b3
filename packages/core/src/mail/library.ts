import type { Filling, LibraryModel } from '../flow/world.js'
import type { SdkModel } from '../sdk.js'
import { documents, joining } from './documents.js'

/** What the flow engine needs to know of packages, taken from the SDK rows. */
export function libraryOf(sdks: readonly SdkModel[]): LibraryModel {
  const fillings = new Map<string, Readonly<Record<string, Filling>>>()
  const same = new Map<string, readonly string[]>()
  const fromArgument = new Set<string>()
  const typedPackages = new Set<string>()
  const typedChains = new Set<string>()
  const typedGlobals = new Set<string>()
  for (const sdk of sdks) {
    for (const client of sdk.clients) {
      const type = /^global:(\w+)#$/.exec(client)?.[1]
      if (type) typedGlobals.add(type)
    }
    for (const name of sdk.packages) typedPackages.add(name)
    for (const chain of chainsOf(sdk)) if (chain.includes('#')) typedChains.add(chain.slice(0, chain.indexOf('#') + 1))
    for (const builder of sdk.builders ?? []) {
      for (const chain of builder.chains) {
        fillings.set(chain, builder.methods)
        if (builder.same) same.set(chain, builder.same)
        if (builder.from === 0) fromArgument.add(chain)
      }
    }
  }
  const parts = new Map<string, readonly string[]>()
  for (const document of documents) {
    for (const chain of document.chains) {
      fillings.set(chain, document.methods)
      if (document.same) same.set(chain, document.same)
      if (document.parts) parts.set(chain, document.parts)
    }
  }
  return { fillings, same, parts, joining, fromArgument, typedPackages, typedChains, typedGlobals }
}

function chainsOf({ clients, calls, builders = [] }: SdkModel): readonly string[] {
  return [...clients, ...calls.flatMap((call) => call.clients ?? []), ...builders.flatMap(({ chains }) => chains)]
}
