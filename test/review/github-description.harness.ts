import { createRequire } from 'node:module'
import ajvFormats from 'ajv-formats'
import { OpenAPIBackend, type Document } from 'openapi-backend'

type Json = Record<string, unknown>

const require = createRequire(import.meta.url)

/** Checks requests and replies against GitHub's own description, of which only the operations asked for are kept: all of it takes minutes. */
export async function githubDescription(operations: readonly string[]): Promise<OpenAPIBackend> {
  const full = require('@octokit/openapi/generated/api.github.com.json') as Json
  const api = new OpenAPIBackend({
    definition: pruned(full, operations) as unknown as Document,
    quick: true,
    validate: true,
    ajvOpts: { strict: false, allErrors: true },
    customizeAjv(ajv) {
      ajvFormats.default(ajv)
      return ajv
    },
  })
  await api.init()
  return api
}

/** `get /repos/{owner}/{repo}` and what it refers to. */
function pruned(full: Json, operations: readonly string[]): Json {
  const paths: Record<string, Json> = {}
  const all = full['paths'] as Record<string, Json>
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ')
    if (all[path]?.[method] === undefined) throw new Error(`GitHub describes no ${operation}`)
    paths[path] = { ...paths[path], [method]: all[path][method] }
  }
  const components: Record<string, Json> = {}
  const seen = new Set<string>()
  const follow = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key !== '$ref' || typeof value !== 'string') {
        follow(value)
        continue
      }
      if (seen.has(value)) continue
      seen.add(value)
      const [, , kind = '', name = ''] = value.split('/')
      const target = (full['components'] as Record<string, Json>)[kind]?.[name]
      components[kind] = { ...components[kind], [name]: target }
      follow(target)
    }
  }
  follow(paths)
  allowNull(components)
  return { openapi: full['openapi'], info: full['info'], servers: [{ url: '/' }], paths, components }
}

/** “nullable” beside an enum without null means that null is allowed, as GitHub answers; a validator reads it to the letter. */
function allowNull(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  const { nullable, enum: values } = node as { nullable?: boolean; enum?: unknown[] }
  if (nullable === true && Array.isArray(values) && !values.includes(null)) values.push(null)
  Object.values(node).forEach(allowNull)
}
