/** Reads JSON as tsconfig files are written: with comments and trailing commas. Throws like `JSON.parse`. */
export function parseJsonc(text: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    return JSON.parse(plain)
  } catch {
    return JSON.parse(withoutComments(plain))
  }
}

/** Comments and trailing commas become blanks, so that an error names the right place. */
function withoutComments(text: string): string {
  const token = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g
  const bare = text.replace(token, (found) => (found.startsWith('"') ? found : found.replace(/[^\n\r]/g, ' ')))
  const comma = /"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g
  return bare.replace(comma, (found) => (found === ',' ? ' ' : found))
}

/** An object, or undefined: settings files hold whatever people wrote. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

/** The strings of a list, or of one string. */
export function stringsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((item) => typeof item === 'string')
}
