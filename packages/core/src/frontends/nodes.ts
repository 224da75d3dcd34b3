import type { Span } from '../source.js'

/**
 * A node as any of the parsers gives it: oxc, Babel with the estree plugin, espree and typescript-estree agree on ESTree but
 * not on its corners, so fields are read by name and the corners are levelled here.
 */
export interface Node {
  readonly type: string
  readonly range?: readonly [number, number]
  readonly start?: number
  readonly end?: number
  readonly [field: string]: unknown
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

export function child(node: Node, field: string): Node | undefined {
  const value = node[field]
  return isNode(value) ? value : undefined
}

/** A list of nodes; holes and absent fields give none. */
export function children(node: Node, field: string): Node[] {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** A list of nodes in which a hole keeps its place. */
export function slots(node: Node, field: string): (Node | undefined)[] {
  const value = node[field]
  return Array.isArray(value) ? value.map((item) => (isNode(item) ? item : undefined)) : []
}

export function text(node: Node, field: string): string {
  const value = node[field]
  return typeof value === 'string' ? value : ''
}

export function flag(node: Node, field: string): boolean {
  return node[field] === true
}

export function spanOf(node: Node): Span {
  return node.range ? [node.range[0], node.range[1]] : [node.start ?? 0, node.end ?? 0]
}

/** Wrappers that say nothing about the value: parentheses, `x!`, optional chains, type arguments. */
export function plain(node: Node): Node {
  let at = node
  while (
    at.type === 'TSNonNullExpression' ||
    at.type === 'ChainExpression' ||
    at.type === 'ParenthesizedExpression' ||
    at.type === 'TSInstantiationExpression'
  )
    at = child(at, 'expression') ?? at
  return at
}

/** Without its decorators: parsers disagree on whether they belong to a class or parameter, and `export` may stand between. */
export function undecorated(source: string, node: Node): Node {
  const last = children(node, 'decorators').at(-1)
  if (!last) return node
  const [start, end] = spanOf(node)
  const after = spanOf(last)[1]
  if (start >= after) return node
  const between = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?:export|default)\b)*/y
  between.lastIndex = after
  const from = after + (between.exec(source)?.[0].length ?? 0)
  return { ...node, range: [from, end] }
}

/** The statements of a namespace; in `namespace A.B` some parsers put one inside the other. */
export function namespaceBody(node: Node): Node[] {
  let body = child(node, 'body')
  while (body?.type === 'TSModuleDeclaration') body = child(body, 'body')
  return body ? children(body, 'body') : []
}

/** The name of an identifier, module export name or string. */
export function nameOf(node: Node): string {
  return typeof node['name'] === 'string' ? node['name'] : String(node['value'] ?? '')
}

/** A property's name where it is known from the text; undefined for `[computed]`. */
export function keyOf(key: Node, computed: boolean): string | undefined {
  if (!computed && key.type === 'Identifier') return nameOf(key)
  if (key.type === 'PrivateIdentifier' || key.type === 'PrivateName') return `#${text(key, 'name') || nameOf(child(key, 'id') ?? key)}`
  if (key.type === 'Literal' && (typeof key['value'] === 'string' || (typeof key['value'] === 'number' && !computed)))
    return String(key['value'])
  if (key.type === 'TemplateLiteral' && children(key, 'quasis').length === 1) return cooked(children(key, 'quasis')[0]!)
  return undefined
}

export function cooked(element: Node): string {
  const value = element['value'] as { readonly cooked?: string | null; readonly raw?: string } | undefined
  return value?.cooked ?? value?.raw ?? ''
}

/** The expressions in a node that no front end knows, in source order. `parent` leads back up where the host's tree has it. */
export function partsOf(node: Node): Node[] {
  const parts: Node[] = []
  for (const [field, value] of Object.entries(node)) {
    if (field === 'parent') continue
    for (const one of Array.isArray(value) ? value : [value])
      if (isNode(one) && !/^TS|Type|Statement$|Declaration$/.test(one.type)) parts.push(one)
  }
  return parts.sort((a, b) => spanOf(a)[0] - spanOf(b)[0])
}

/** Identifiers that a pattern declares, in order. */
export function namesIn(pattern: Node | undefined, found: Node[] = []): Node[] {
  switch (pattern?.type) {
    case 'Identifier':
      found.push(pattern)
      break
    case 'ObjectPattern':
      for (const property of children(pattern, 'properties'))
        namesIn(property.type === 'Property' ? child(property, 'value') : child(property, 'argument'), found)
      break
    case 'ArrayPattern':
      for (const element of children(pattern, 'elements')) namesIn(element, found)
      break
    case 'AssignmentPattern':
      namesIn(child(pattern, 'left'), found)
      break
    case 'RestElement':
      namesIn(child(pattern, 'argument'), found)
      break
    case 'TSParameterProperty':
      namesIn(child(pattern, 'parameter'), found)
      break
    default:
      break
  }
  return found
}
