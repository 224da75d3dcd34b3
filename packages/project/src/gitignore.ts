/** What one ignore file says of a path below it: ignored, taken back by `!`, or nothing. */
export type IgnoreRules = (path: string, isFolder: boolean) => 'ignored' | 'kept' | undefined

interface Row {
  readonly order: number
  readonly kept: boolean
  readonly folderOnly: boolean
}

interface Pattern extends Row {
  readonly expression: RegExp
  /** A rule without a slash says what a name is like, whatever the folder. */
  readonly ofName: boolean
}

/** Rows by a key that a path must share to fit at all. */
type Buckets<R extends Row> = Map<string, R[]>

/**
 * Reads a `.gitignore`. The walk asks from the top down, so a path's parents are known to be free. Some of these files
 * hold hundreds of rules for other tools: a rule is tried only where name, ending or first folder could fit.
 */
export function ignoreRules(text: string): IgnoreRules {
  const names: Buckets<Row> = new Map()
  const paths: Buckets<Row> = new Map()
  const endings: Buckets<Pattern> = new Map()
  const folders: Buckets<Pattern> = new Map()
  const others: Pattern[] = []
  for (const [order, line] of text.split(/\r?\n/).entries()) {
    const { body, kept, folderOnly } = ruleOf(line)
    if (body === '') continue
    const row = { order, kept, folderOnly }
    const plain = /^(\*\*\/|\/)?([^*?[\\/]+)$/.exec(body)
    if (plain) {
      put(plain[1] === '/' ? paths : names, plain[2]!, row)
      continue
    }
    const pattern = { ...row, expression: new RegExp(expressionOf(body)), ofName: !body.includes('/') }
    const ending = /^[^/]*\.([\w-]+)$/.exec(body)?.[1]
    const folder = /^\/?([^*?[\\/]+)\//.exec(body)?.[1]
    if (ending !== undefined) put(endings, ending, pattern)
    else if (folder !== undefined) put(folders, folder, pattern)
    else others.push(pattern)
  }
  return (path, isFolder) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    let last: Row | undefined
    const take = (row: Row): void => {
      if ((isFolder || !row.folderOnly) && row.order > (last?.order ?? -1)) last = row
    }
    const tried = (pattern: Pattern): void => {
      if (pattern.expression.test(pattern.ofName ? name : path)) take(pattern)
    }
    names.get(name)?.forEach(take)
    paths.get(path)?.forEach(take)
    endings.get(name.slice(name.lastIndexOf('.') + 1))?.forEach(tried)
    folders.get(firstOf(path))?.forEach(tried)
    others.forEach(tried)
    return last && (last.kept ? 'kept' : 'ignored')
  }
}

function put<R extends Row>(buckets: Buckets<R>, key: string, row: R): void {
  const rows = buckets.get(key)
  if (rows) rows.push(row)
  else buckets.set(key, [row])
}

function firstOf(path: string): string {
  const at = path.indexOf('/')
  return at < 0 ? path : path.slice(0, at)
}

function ruleOf(line: string): { readonly body: string; readonly kept: boolean; readonly folderOnly: boolean } {
  let body = line.startsWith('#') ? '' : line.replace(/(?<!\\)\s+$/, '')
  const kept = body.startsWith('!')
  if (kept) body = body.slice(1)
  const folderOnly = body.endsWith('/')
  return { body: folderOnly ? body.slice(0, -1) : body, kept, folderOnly }
}

/** A rule with a slash inside starts at its folder; any other is about the name alone. */
function expressionOf(body: string): string {
  const glob = body.replace(/^\//, '')
  let out = ''
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at]!
    const rest = glob.slice(at)
    if (rest.startsWith('**/') && (at === 0 || glob[at - 1] === '/')) {
      out += '(?:.*/)?'
      at += 2
    } else if (rest === '**' && glob[at - 1] === '/') {
      out += '.*'
      at++
    } else if (char === '*') {
      out += '[^/]*'
      while (glob[at + 1] === '*') at++
    } else if (char === '?') out += '[^/]'
    else if (char === '[') {
      const set = /^\[([!^]?)(\]?(?:[^\]\\]|\\.)*)\]/.exec(rest)
      if (set && isSet(set[2]!)) {
        out += `[${set[1] ? '^' : ''}${setBody(set[2]!)}]`
        at += set[0].length - 1
      } else out += '\\['
    } else if (char === '\\' && at + 1 < glob.length) out += literal(glob[++at]!)
    else out += literal(char)
  }
  return `^${out}$`
}

function setBody(body: string): string {
  return body.replace(/^\]/, '\\]').replace(/\[/g, '\\[').replace(/\^/g, '\\^')
}

/** `[z-a]` is no set; git then matches nothing, we match the bracket. */
function isSet(body: string): boolean {
  try {
    new RegExp(`[${setBody(body)}]`)
    return true
  } catch {
    return false
  }
}

function literal(char: string): string {
  return /[.*+?^${}()|[\]\\/]/.test(char) ? `\\${char}` : char
}
