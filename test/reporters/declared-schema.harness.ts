import { readFileSync } from 'node:fs'
import ts from 'typescript'

type Schema = Readonly<Record<string, unknown>>

/**
 * JSON schemas of the types that a declaration file has: what a package was generated from, or says of, a host’s own description. `names` are
 * interfaces, aliases or members, such as `components.schemas.report`, wherever they stand; a name that is not there is a mistake. Objects are
 * closed, and what an index signature would let pass is refused. The general tool (`ts-json-schema-generator`) takes the intersections of
 * Bitbucket’s description for empty.
 */
export function declaredSchemas(file: string, names: readonly string[]): Readonly<Record<string, Schema>> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = new Map<string, ts.Node>()
  const visit = (node: ts.Node): void => {
    const isDeclared = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isPropertySignature(node)
    const name = isDeclared ? node.name.getText() : ''
    const isNamed = isDeclared && !(ts.isPropertySignature(node) && (!node.type || ts.isIndexedAccessTypeNode(node.type)))
    if (isNamed && names.includes(name) && !found.has(name)) found.set(name, node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return Object.fromEntries(
    names.map((name) => {
      const node = found.get(name)
      if (!node) throw new Error(`${file} declares no ${name}`)
      return [
        name,
        ts.isInterfaceDeclaration(node) ? objectOf(node.members, found) : schemaOf((node as ts.TypeAliasDeclaration).type, found),
      ]
    }),
  )
}

type Found = ReadonlyMap<string, ts.Node>

function objectOf(members: readonly ts.TypeElement[], found: Found): Schema {
  const properties = members.filter(ts.isPropertySignature)
  return {
    type: 'object',
    additionalProperties: false,
    required: properties.filter(({ questionToken }) => !questionToken).map(({ name }) => name.getText()),
    properties: Object.fromEntries(
      properties.map((property) => [property.name.getText(), { ...schemaOf(property.type!, found), ...formatOf(property) }]),
    ),
  }
}

/** `Format: uri`, as generators write into the comment. */
function formatOf(property: ts.PropertySignature): Schema {
  const format = /\bFormat: ([\w-]+)/.exec(property.getFullText().slice(0, property.getLeadingTriviaWidth()))?.[1]
  return format ? { format } : {}
}

const plain: Readonly<Partial<Record<ts.SyntaxKind, Schema>>> = {
  [ts.SyntaxKind.StringKeyword]: { type: 'string' },
  [ts.SyntaxKind.NumberKeyword]: { type: 'number' },
  [ts.SyntaxKind.BooleanKeyword]: { type: 'boolean' },
  [ts.SyntaxKind.UnknownKeyword]: {},
}

function schemaOf(type: ts.TypeNode, found: Found): Schema {
  const simple = plain[type.kind]
  if (simple) return simple
  if (ts.isParenthesizedTypeNode(type)) return schemaOf(type.type, found)
  if (ts.isTypeOperatorNode(type)) return schemaOf(type.type, found)
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: schemaOf(type.elementType, found) }
  if (ts.isTypeLiteralNode(type)) return objectOf([...type.members], found)
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return { const: type.literal.text }
  if (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword) return { type: 'null' }
  if (ts.isUnionTypeNode(type)) return { anyOf: type.types.map((one) => schemaOf(one, found)) }
  if (ts.isIntersectionTypeNode(type)) return merged(type.types.map((one) => schemaOf(one, found)))
  const name = ts.isTypeReferenceNode(type)
    ? type.typeName.getText()
    : ts.isIndexedAccessTypeNode(type)
      ? /\["(\w+)"\]$/.exec(type.getText())?.[1]
      : undefined
  const target = found.get(name ?? '')
  if (target)
    return ts.isInterfaceDeclaration(target) ? objectOf(target.members, found) : schemaOf((target as ts.TypeAliasDeclaration).type, found)
  // `Record<string, unknown>` and `Omit` say nothing of a property.
  return {}
}

/** What all parts of an intersection ask for. */
function merged(parts: readonly Schema[]): Schema {
  const objects = parts.filter((part) => part['type'] === 'object') as {
    readonly required: readonly string[]
    readonly properties: Schema
  }[]
  return {
    type: 'object',
    additionalProperties: false,
    required: objects.flatMap(({ required }) => required),
    properties: Object.assign({}, ...objects.map(({ properties }) => properties)) as Schema,
  }
}
