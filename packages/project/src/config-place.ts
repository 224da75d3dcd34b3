import { lineStartsOf, positionAt } from '@undisclosed/core'
import { parse } from './parse.js'

interface Node {
  readonly type: string
  readonly start: number
  readonly declaration?: Node
  readonly expression?: Node
  readonly right?: Node
  readonly arguments?: readonly Node[]
  readonly elements?: readonly (Node | null)[]
  readonly properties?: readonly Node[]
  readonly key?: Node & { readonly name?: string; readonly value?: unknown }
  readonly value?: Node
}

const exported = 'export default '

/** Where a key of a config is written (`rules.x`, `wrappers[0].call`): `:4:5`, or nothing where the config is computed there. */
export function placeOfKey(file: string, text: string, key: string): string {
  const isJson = file.endsWith('.json')
  const { program } = parse(isJson ? 'config.mjs' : file, isJson ? exported + text : text)
  const body = (program as { readonly body?: readonly Node[] } | undefined)?.body ?? []
  let node = objectIn(body.find(({ type, expression }) => type === 'ExportDefaultDeclaration' || expression?.right))
  let at: number | undefined
  for (const [segment] of key.matchAll(/[^.[\]]+/g)) {
    const property = node?.properties?.find((each) => segment === (each.key?.name ?? each.key?.value))
    const found: Node | null | undefined = property ?? node?.elements?.[Number(segment)]
    if (!found) break
    at = found.start
    node = objectIn(property ? property.value : found)
  }
  if (at === undefined) return ''
  const { line, column } = positionAt(lineStartsOf(text), isJson ? at - exported.length : at)
  return `:${line}:${column}`
}

/** The object or list that an export, a call of `defineConfig` or a cast holds. */
function objectIn(node: Node | null | undefined): Node | undefined {
  if (!node || node.properties || node.elements) return node ?? undefined
  return objectIn(node.declaration ?? node.expression ?? node.right ?? node.arguments?.[0])
}
