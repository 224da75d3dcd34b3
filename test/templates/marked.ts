interface Marked {
  readonly text: string
  readonly spans: readonly string[]
}

/** Takes the marks out and keeps where they stood. */
export function unmark(marked: string): Marked {
  const spans: string[] = []
  let text = ''
  let open = 0
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === '⟦') open = text.length
    else if (part === '⟧') spans.push(`${open}-${text.length}`)
    else text += part
  }
  return { text, spans }
}
