/** Where a framework puts what answers at an address. */
interface ServedPlace {
  /** Its first group is the address, as folders write it. */
  readonly file: RegExp
  /** What stands before that in the address. */
  readonly under?: string
  /** Asked for by its name as well: Supabase’s functions. */
  readonly named?: true
  /** What the file must hold, where folders of other kinds of application are called alike. */
  readonly says?: RegExp
  /** Dots part the address as slashes do, and parts that begin with a low line are left out: Remix’s flat routes. */
  readonly flat?: true
}

const places: readonly ServedPlace[] = [
  { file: /(?:^|\/)supabase\/functions\/([^/_][^/]*)\/index\.[jt]s$/, under: 'functions/v1/', named: true },
  { file: /(?:^|\/)app\/(?:.*\/)?(api\/.+)\/route\.[jt]sx?$/ },
  { file: /(?:^|\/)pages\/(api\/.+?)(?:\/index)?\.[jt]sx?$/ },
  { file: /(?:^|\/)server\/(api\/.+?)(?:\/index)?(?:\.(?:post|put|patch))?\.[jt]s$/ },
  { file: /(?:^|\/)netlify\/(?:edge-)?functions\/([^/]+)(?:\/index)?\.[cm]?[jt]s$/, under: '.netlify/functions/' },
  { file: /(?:^|\/)routes\/(.+)\/\+server\.[jt]s$/ },
  { file: /(?:^|\/)app\/routes\/(.+?)(?:\/route)?\.[jt]sx?$/, says: /\bexport\s+(?:async\s+function|const|let)\s+action\b/, flat: true },
]

/** Files that are shown or run where somebody opens an address, without one that code would write. */
const shown = [
  /(?:^|\/)app\/(?:.*\/)?(?:route|page|layout|template|default)\.[jt]sx?$/,
  /(?:^|\/)routes\/(?:.*\/)?\+(?:server|page|layout)(?:\.server)?\.[jt]s$/,
  /(?:^|\/)(?:server\/routes|app\/routes|netlify\/(?:edge-)?functions|supabase\/functions)\/.+\.[jt]sx?$/,
]

const ofTests = /\.(?:test|spec)\.[jt]sx?$/

/** Whether a framework serves a file by its path, whatever its folders are called. */
export function isServed(file: string): boolean {
  if (ofTests.test(file)) return false
  return shown.some((path) => path.test(file)) || places.some(({ file: path, says }) => !says && path.test(file))
}

/** The end of an address at which a file answers. */
export interface Served {
  readonly path: string
  readonly name?: string
}

/** Where a file answers by its path, `text` being its own; no address where one holds a parameter, `undefined` where it lies in no such place. */
export function servedAt(file: string, text: () => string): readonly Served[] | undefined {
  for (const { file: place, under = '', named, says, flat } of places) {
    const found = place.exec(file)?.[1]
    if (found === undefined || (says && !says.test(text()))) continue
    // A folder in parentheses groups routes, and is no part of their addresses.
    const grouped = found.replace(/\([^/]*\)\//g, '')
    const parts = flat ? grouped.split(/[./]/).filter((part) => !part.startsWith('_')) : [grouped]
    const name = parts.join('/')
    if (name === '' || name.includes('[') || (flat && name.includes('$'))) return []
    return [{ path: `${under}${name}`, ...(named && { name }) }]
  }
  return undefined
}
