import type { RawPath, ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import { apart, bindingsIn } from './callbacks.js'
import type { ReadExpression } from './cursor.js'

const declared =
  /\bfunction\s+([\w$]+)\s*\(|\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s+)?(?:function\b|\([^()]{0,300}\)\s*=>|[\w$]+\s*=>)/g

/** Functions that a template declares, be it behind their calls. */
export function functionsIn(text: string): Set<string> {
  return new Set([...text.matchAll(declared)].map(([, name, assigned]) => (name ?? assigned)!))
}

/** Calls of the template's own functions, as includes of them. */
export function pushCalls({ locals }: ReadExpression, tag: Span, events: ScanEvent[]): void {
  for (const { name, args } of locals) {
    const handed = args.map((paths, index) => [String(index), { paths, calls: [], strings: [] }] as const)
    events.push({ k: 'include', span: tag, target: `${name}()`, args: Object.fromEntries(handed), inherits: true })
  }
}

type Open = Extract<ScanEvent, { k: 'open' }>

/** The beginning of a function that is printed where it is called: `({ email }, index) =>`. */
export function functionOpened(name: string, params: string, tag: Span): Open {
  const binds: [string, RawPath][] = []
  const names = apart(params).map((param, index) => {
    const bound = bindingsIn(param, [String(index)])
    if (/^\s*[[{]/.test(param)) for (const [inner, segments] of bound) binds.push([inner, { segments, span: tag }])
    return /^\s*[[{]/.test(param) ? String(index) : (bound[0]?.[0] ?? '')
  })
  return {
    k: 'open',
    span: tag,
    block: 'block',
    name: 'function',
    vars: [],
    fragment: { name: `${name}()`, params: names },
    ...(binds.length > 0 && { binds: Object.fromEntries(binds) }),
  }
}
