/**
 * Text of the analysed code in Markdown that stands under our name. Its author is not trusted: nothing of it may become
 * markup, a mention, a link or an end of our own comment.
 */
export function code(text: string): string {
  const plain = oneLine(text)
  const fence = '`'.repeat(longestRun(plain) + 1)
  const pad = plain.startsWith('`') || plain.endsWith('`') || plain === '' ? ' ' : ''
  return `${fence}${pad}${plain}${pad}${fence}`
}

/** A sentence of ours that quotes names between backticks: the quoted become code, the rest loses every meaning. */
export function prose(sentence: string): string {
  const pieces = oneLine(sentence).split('`')
  // An odd backtick out belongs to a name: then nothing is quoted.
  if (pieces.length % 2 === 0) return inert(pieces.join('`'))
  return pieces.map((piece, at) => (at % 2 === 0 ? inert(piece) : piece === '' ? '' : code(piece))).join('')
}

/** Lines of code, in a fence that they cannot close. */
export function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text}\n${fence}`
}

const gap = '\u200b'

function inert(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]()~|!#]/g, (mark) => `\\${mark}`)
    .replace(/@|\\#|:(?=\/\/)|\bwww(?=\.)/g, (mark) => mark + gap)
}

const lengthCap = 300

/** Without control and direction marks, and no longer than anybody reads. */
export function oneLine(text: string): string {
  const plain = text.replace(/\p{Bidi_C}/gu, '\ufffd').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  return plain.length <= lengthCap ? plain : `${plain.slice(0, lengthCap - 1)}…`
}

function longestRun(text: string): number {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}
