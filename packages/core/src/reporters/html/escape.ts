/** Text for HTML, in elements and in quoted attributes. What steers a terminal or turns the writing direction is shown as one mark. */
export function escaped(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])[\p{Cc}\p{Bidi_C}\ud800-\udfff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A sentence that quotes names between backticks, with the names as code. */
export function sentence(text: string): string {
  const pieces = text.split('`')
  if (pieces.length % 2 === 0) return escaped(text)
  return pieces.map((piece, at) => (at % 2 === 0 ? escaped(piece) : `<code>${escaped(piece)}</code>`)).join('')
}
