import { fileURLToPath } from 'node:url'
import type {
  DiscussionNotePositionTextSchema,
  DiscussionNoteSchema,
  DiscussionSchema,
  ExpandedMergeRequestSchema,
  ExpandedUserSchema,
  MergeRequestDiffSchema,
  MergeRequestNoteSchema,
} from '@gitbeaker/core'
import { Ajv, type ValidateFunction } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'

/** Where a note stands. */
export interface Position {
  readonly position_type: string
  readonly base_sha: string
  readonly start_sha: string
  readonly head_sha: string
  readonly old_path: string
  readonly new_path: string
  readonly new_line: number
  readonly old_line?: number
}

/** What its client library does not declare of a note, though GitLab tells it: https://docs.gitlab.com/api/discussions/. */
export interface Told extends DiscussionNoteSchema {
  resolved?: boolean
  position?: Position
  project_id: number
}
interface Discussion extends DiscussionSchema {
  notes: Told[]
}

/**
 * GitLab publishes its OpenAPI description in no package. What it answers is declared by Gitbeaker, its client library, and
 * those declarations are made schemas when tests run. The library lets any field be; here an answer has what is declared and nothing else.
 */
export interface Replies {
  readonly 'GET user': ExpandedUserSchema
  readonly 'GET merge request': ExpandedMergeRequestSchema
  readonly 'GET diffs': MergeRequestDiffSchema[]
  readonly 'GET discussions': Discussion[]
  readonly 'POST notes': MergeRequestNoteSchema
  readonly 'POST discussions': Discussion
  readonly 'PUT discussions': Discussion
  readonly 'PUT notes': Told
}

/** What it is sent, as far as the library declares it: a position in a diff. */
export interface Positions {
  readonly text: DiscussionNotePositionTextSchema
}

/** By the names that their schemas are made of. */
interface Declared {
  readonly Replies: Replies
  readonly Positions: Positions
}

const sha = { type: 'string', pattern: '^[0-9a-f]{40}$' }
const body = { type: 'string', minLength: 1, maxLength: 1_000_000 }
const line = { type: 'string', pattern: '^[1-9][0-9]*$' }
const position = {
  position_type: { const: 'text' },
  ...{ base_sha: sha, start_sha: sha, head_sha: sha },
  ...{ new_path: { type: 'string' }, old_path: { type: 'string' } },
  ...{ new_line: line, old_line: line },
}
const closed = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
})
const page = closed({ page: line, per_page: { type: 'string', pattern: '^(?:[1-9][0-9]?|100)$' }, pagination: { enum: ['offset'] } }, [])

/**
 * Bodies and queries as GitLab’s pages describe them: https://docs.gitlab.com/api/discussions/, https://docs.gitlab.com/api/notes/ and
 * https://docs.gitlab.com/api/rest/#pagination.
 */
const requests = {
  'GET user': closed({}),
  'GET merge request': closed({}),
  'GET diffs': page,
  'GET discussions': page,
  'POST discussions': closed({
    body,
    position: closed(
      position,
      Object.keys(position).filter((key) => key !== 'old_line'),
    ),
  }),
  'PUT discussions': closed({ resolved: { enum: ['true', 'false'] } }),
  'POST notes': closed({ body }),
  'PUT notes': closed({ body }),
} satisfies Record<keyof Replies, object>

export type Operation = keyof Replies

export interface Description {
  readonly operations: ReadonlySet<string>
  /** What is wrong with a request’s body and query; empty where nothing is. */
  request(operation: Operation, sent: unknown): string
  reply(operation: Operation, answer: unknown): string
}

let known: Description | undefined

/** Checks requests and replies; made once in a run, since it reads all of the library’s declarations. */
export function gitlabDescription(): Description {
  return (known ??= describe())
}

function describe(): Description {
  const ajv = new Ajv({ strict: false, allErrors: true })
  const declared = createGenerator({
    path: fileURLToPath(import.meta.url),
    expose: 'export',
    additionalProperties: true,
    skipTypeCheck: true,
  })
  const schema = (type: string): object => declared.createSchema(type)
  const member = (type: keyof Declared, name: string): ValidateFunction => {
    const whole = schema(type) as { readonly definitions: Record<string, { readonly properties: Record<string, object> }> }
    const part = whole.definitions[type]?.properties[name]
    if (!part) throw new Error(`The library declares no ${name}`)
    return ajv.compile({ ...shut(part), definitions: shut(whole.definitions) })
  }
  const operations = Object.keys(requests) as Operation[]
  const replies = new Map(operations.map((name) => [name, member('Replies', name)]))
  const sendable = new Map(operations.map((name) => [name, ajv.compile(requests[name])]))
  const declaredPosition = member('Positions', 'text')
  const wrong = (check: ValidateFunction, value: unknown): string => (check(value) ? '' : ajv.errorsText(check.errors))
  return {
    operations: new Set(operations),
    request(operation, sent) {
      const placed = (sent as { readonly position?: unknown }).position
      return wrong(sendable.get(operation)!, sent) || (placed === undefined ? '' : wrong(declaredPosition, placed))
    },
    reply: (operation, answer) => wrong(replies.get(operation)!, answer),
  }
}

/** A schema whose objects have no fields but those it names. */
function shut<T>(schema: T): T {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(shut) as T
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, shut(value as unknown)]))
  return (inside['type'] === 'object' && 'properties' in inside ? { ...inside, additionalProperties: false } : inside) as T
}
