import type { SdkModel, SdkCall } from '../sdk.js'

interface Target {
  readonly sdk: SdkModel
  readonly call: SdkCall
  readonly member: string
}

/** SDK calls by full chain, and by the last name of the callee for a cheap first look. */
export interface SdkTable {
  readonly byChain: ReadonlyMap<string, readonly Target[]>
  readonly names: ReadonlySet<string>
  /** What makes a file worth reading for an API, and the last names of its calls. */
  readonly seeds: readonly Seed[]
}

export interface Seed {
  readonly packages: readonly string[]
  readonly words: readonly string[]
  /** Where a file only says one of `words`, it must say one of these, too. */
  readonly besides?: readonly string[]
  readonly names: readonly string[]
}

export function tableOf(sdks: readonly SdkModel[]): SdkTable {
  const byChain = new Map<string, Target[]>()
  const names = new Set<string>()
  const seeds: Seed[] = []
  const add = (chain: string, target: Target): void => {
    const list = byChain.get(chain)
    if (list) list.push(target)
    else byChain.set(chain, [target])
    const last = lastName(chain)
    if (last) names.add(last)
  }
  for (const sdk of sdks) {
    for (const call of sdk.calls) {
      for (const client of call.clients ?? sdk.clients) {
        for (const member of call.member) add(member === '' ? client : `${client}.${member}`, { sdk, call, member })
      }
    }
  }
  for (const sdk of sdks) {
    // What only renders sends nothing, so no file is read for its sake.
    if (sdk.units.length === 0 && !sdk.calls.some((call) => call.units)) continue
    const own = sdk.calls.flatMap((call) =>
      call.member.flatMap((member) => (member === '' ? (call.clients ?? sdk.clients).map(lastName) : [lastName(member)])),
    )
    seeds.push({
      packages: sdk.packages,
      words: [...(sdk.globals ?? []), ...(sdk.words ?? [])],
      ...(sdk.besides && { besides: sdk.besides }),
      names: [...new Set(own.filter((name) => name !== undefined))],
    })
  }
  return { byChain, names, seeds }
}

function lastName(chain: string): string | undefined {
  return /([\w$]+)(?:\(\)|#)?$/.exec(chain)?.[1]
}
