export interface Script {
  /** As long as the file's text: all but the scripts is blank, so that offsets hold. */
  readonly text: string
  readonly language: 'js' | 'jsx' | 'ts' | 'tsx'
}

const openTag = /<script\b((?:"[^"]*"|'[^']*'|[^'">])*)>/gi

/** The scripts of a `.vue`, `.svelte` or `.astro` file, in place. Undefined for any other file. */
export function scriptsIn(file: string, text: string): Script | undefined {
  const ending = /\.(vue|svelte|astro)$/.exec(file)?.[1]
  if (ending === undefined) return undefined
  const kept: (readonly [number, number])[] = []
  let language: Script['language'] = ending === 'astro' ? 'ts' : 'js'
  if (ending === 'astro') {
    const fence = /^\s*---\r?\n([\s\S]*?)\r?\n?---/.exec(text)
    if (fence) kept.push([fence[0].indexOf('---') + 3, fence[0].length - 3])
  }
  openTag.lastIndex = kept[0]?.[1] ?? 0
  for (let open = openTag.exec(text); open; open = openTag.exec(text)) {
    const start = openTag.lastIndex
    const close = text.slice(start).search(/<\/script\s*>/i)
    const end = close < 0 ? text.length : start + close
    openTag.lastIndex = end
    const attributes = open[1] ?? ''
    if (/\btype\s*=\s*["']?(?!module|text\/(?:java|type)script|application\/javascript)[\w/+.-]/i.test(attributes)) continue
    const written = /\blang\s*=\s*["']?(tsx|typescript|ts|jsx)/i.exec(attributes)?.[1]?.toLowerCase()
    if (written) language = written === 'typescript' ? 'ts' : (written as Script['language'])
    kept.push([start, end])
  }
  let out = ''
  let at = 0
  for (const [start, end] of kept) {
    out += blank(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return { text: out + blank(text.slice(at)), language }
}

function blank(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ')
}
