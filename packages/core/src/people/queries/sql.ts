import type { Place } from '../../source.js'
import type { Filter, Value } from '../../flow/value.js'
import { rows } from './rows.js'

const statement = /^\s*(?:select|insert\s+into|update|delete\s+from|with)\s/i

/** The SQL that a query is handed: a text, or an object that holds it. */
export function sqlOf(arg: Value): string | undefined {
  if (arg.k === 'literal' && typeof arg.value === 'string' && statement.test(arg.value)) return arg.value
  if (arg.k === 'text') {
    const text = arg.parts.map((part) => (part.k === 'literal' ? String(part.value) : '?')).join('')
    if (statement.test(text)) return text
  }
  if (arg.k === 'object') {
    const text = arg.fields.get('text') ?? arg.fields.get('sql')
    return text ? sqlOf(text) : undefined
  }
  return undefined
}

/** Rows of a SELECT, or of what a statement changed: table after FROM, INTO or UPDATE, equalities after WHERE. */
export function sqlRows(sql: string, args: readonly Value[], at: Place, names: readonly string[]): Value {
  const { main, named } = withoutCommonTables(sql)
  const from = tableIn(main)
  const common = named.get(from.toLowerCase())
  const table = common === undefined ? from : tableIn(common) || from
  const filters = [main, ...(common === undefined ? [] : [common])].flatMap(equalities)
  const isOne =
    (/^\s*insert\s/i.test(main) && !/\bselect\b|\bunnest\b|\)\s*,\s*\(/i.test(main)) ||
    /\blimit\s+1\b/i.test(main) ||
    filters.some((filter) => filter.op === 'is' && /^(id|email|_id|uuid|username|user_id)$/i.test(filter.field))
  return rows(table, !isOne && args.length > 0, filters, at, names)
}

const tableIn = (sql: string): string =>
  /(?:^\s*update|^\s*insert\s+into|\bfrom)\s+["'`[]?(?:\w+["'`\]]?\.["'`[]?)?(\w+)/i.exec(sql)?.[1] ?? ''

function equalities(sql: string): Filter[] {
  // What a query inside asks picks no row of this one.
  const asked = /\bwhere\b(.*)$/is.exec(sql)?.[1]?.replace(/\(\s*select\b[^()]*(?:\([^()]*\)[^()]*)*\)/gi, '()') ?? ''
  // `LOWER(u.email) = $1` asks for the e-mail.
  const where = asked.replace(/\b(?:lower|upper|trim)\s*\(\s*([\w."]+)\s*\)/gi, '$1')
  // `u.id = o.user_id` joins tables: it picks none of their rows.
  const picks = where.replace(/[\w."`]+\s*=\s*["`]?[a-z_]\w*["`]?\.["`]?\w+\b["`]?(?!\s*\()/gi, '')
  return [...picks.matchAll(/([\w."]+)\s*(=|in\b|any\b)\s*(\$\d+|\?|:\w+|'[^']*'|\d+|true|false|\()?/gi)].map((match): Filter => {
    const field = match[1]!.replace(/"/g, '').split('.').at(-1)!
    const text = match[3]?.replace(/^'|'$/g, '')
    return text && /^['\w]/.test(match[3]!) ? { field, op: 'is', value: text } : { field, op: match[2] === '=' ? 'is' : 'in' }
  })
}

/** `WITH due AS (SELECT …) SELECT … FROM due`: the statement itself, and those that it gives names to. */
function withoutCommonTables(sql: string): { readonly main: string; readonly named: ReadonlyMap<string, string> } {
  const named = new Map<string, string>()
  const start = /^\s*with\s+(?:recursive\s+)?/i.exec(sql)
  let at = start?.[0].length ?? 0
  while (start) {
    const head = /^\s*"?(\w+)"?\s*(?:\([^()]*\)\s*)?as\s*(?:(?:not\s+)?materialized\s*)?\(/i.exec(sql.slice(at))
    if (!head) break
    const from = at + head[0].length
    const to = closing(sql, from)
    named.set(head[1]!.toLowerCase(), sql.slice(from, to))
    at = to + 1
    const comma = /^\s*,/.exec(sql.slice(at))
    if (!comma) break
    at += comma[0].length
  }
  return { main: sql.slice(at), named }
}

/** Where the parenthesis ends that was opened just before. */
function closing(sql: string, from: number): number {
  let depth = 1
  for (let at = from; at < sql.length; at++) {
    if (sql[at] === '(') depth++
    if (sql[at] === ')' && --depth === 0) return at
  }
  return sql.length
}
