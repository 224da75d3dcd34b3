import type { FunctionId } from '../facts.js'
import type { Context } from '../flow/frame.js'
import type { FileView } from '../flow/view.js'
import type { World } from '../flow/world.js'
import type { SdkModel, SdkUnit } from '../sdk.js'
import type { Sink } from './match.js'

/** Functions that the config calls mail APIs, as rows: what they do with their arguments is not read. */
export function wrapperModels(wrappers: NonNullable<World['options']['wrappers']>): SdkModel[] {
  return wrappers.map(({ call, to, cc, bcc, delivery }) => {
    const [, home = call, path] = /^(@[^/]+\/[^.]+|[^.]+)(?:\.(.+))?$/.exec(call) ?? []
    const name = (path ?? home).split('.').at(-1)!
    const hidden = bcc === undefined ? [] : [bcc]
    const alsoCc = cc === undefined ? [] : [{ field: 'cc' as const, path: cc }]
    const each: SdkUnit = { each: to, visible: [{ field: 'to', path: '@' }, ...alsoCc], hidden }
    const shared: SdkUnit = { each: 'call', visible: [{ field: 'to', path: to }, ...alsoCc], hidden }
    return {
      ...{ name: call, title: call, docs: '' },
      packages: [home],
      // Where it comes from is not known: a global, or an import that leads nowhere.
      words: [name],
      clients: [call, ...(/[@/]/.test(home) ? [] : [`named:${call}`])],
      calls: [{ member: [''] }],
      units: [delivery === 'individual' ? each : shared],
    }
  })
}

/**
 * Whether a send, or a call on the way to it, stands in a function that the config says to send one copy each: `sendEach`, or
 * `lib/mail.ts#sendEach` where the name alone says too little.
 */
export function isSentEach(safeSenders: readonly string[] | undefined, sink: Sink, context: Context | undefined): boolean {
  if (!safeSenders?.length) return false
  const isSafe = (view: FileView, fn: FunctionId): boolean => {
    for (let at: FunctionId | undefined = fn; at !== undefined; at = view.facts.functions[at]!.parent) {
      const { name } = view.facts.functions[at]!
      if (name !== undefined && (safeSenders.includes(name) || safeSenders.includes(`${view.file}#${name}`))) return true
    }
    return false
  }
  if (isSafe(sink.view, sink.effect.function)) return true
  for (let at = context; at; at = at.outer) if (isSafe(at.site.view, at.site.within)) return true
  return false
}
