import { isAscii } from 'node:buffer'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { reason } from './reason.js'
import type { Noted } from './walk.js'

/** Bytes; nothing larger is read. */
export const sizeCap = 1_500_000
/** What is said of a file that is not read for its size. */
export const tooLarge = `is larger than ${sizeCap / 1_000_000} MB and was left out`
/** Texts kept for further words; a tree past this is read again where somebody asks. */
const keptCap = 64_000_000

const buffer = Buffer.allocUnsafe(sizeCap + 1)

/** Texts of one tree: read once into one reused buffer, kept as one byte a character. */
export interface Texts {
  /** As latin1: good for looking for ASCII, wrong for spans. Undefined where the file is not readable text. */
  latin1(file: string): string | undefined
  /** The same where it was read from the disk and is kept; nothing is read for it. */
  kept(file: string): string | undefined
  /** As people see it. */
  text(file: string): string
  /** Another text in place of the file's, as an editor holds it; undefined gives the file back. */
  overlay(file: string, text: string | undefined): void
}

export function createTexts(root: string, noted: Noted, stored?: (file: string) => string | undefined): Texts {
  const kept = new Map<string, string | undefined>()
  const overlays = new Map<string, string>()
  const plain = new Set<string>()
  const decoded = new Map<string, string>()
  let keptSize = 0

  const latin1 = (file: string): string | undefined => {
    if (kept.has(file)) return kept.get(file)
    const overlaid = overlays.get(file)
    const text =
      overlaid === undefined ? (stored ? textOf(stored(file)) : read(root, file, noted, plain)) : Buffer.from(overlaid).toString('latin1')
    if (text === undefined || keptSize + text.length <= keptCap) {
      kept.set(file, text)
      keptSize += text?.length ?? 0
    }
    return text
  }
  return {
    latin1,
    kept: (file) => (overlays.has(file) ? undefined : kept.get(file)),
    text(file) {
      const overlaid = overlays.get(file)
      if (overlaid !== undefined) return withoutMark(overlaid)
      const known = decoded.get(file)
      if (known !== undefined) return known
      const bytes = latin1(file) ?? ''
      if (plain.has(file)) return bytes
      // Of what was read from the disk it is known already.
      if (stored && /^[\0-\x7f]*$/.test(bytes)) {
        plain.add(file)
        return bytes
      }
      const text = withoutMark(Buffer.from(bytes, 'latin1').toString('utf8'))
      if (kept.has(file)) decoded.set(file, text)
      return text
    },
    overlay(file, text) {
      keptSize -= kept.get(file)?.length ?? 0
      kept.delete(file)
      plain.delete(file)
      decoded.delete(file)
      if (text === undefined) overlays.delete(file)
      else overlays.set(file, text)
    },
  }
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function read(root: string, file: string, noted: Noted, plain: Set<string>): string | undefined {
  let size = 0
  try {
    // Whoever names a pipe would wait for its other end.
    const handle = openSync(`${root}/${file}`, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stats = fstatSync(handle)
      if (!stats.isFile()) {
        noted(file, 'is no regular file and was left out')
        return undefined
      }
      // What fills the size is all there is.
      for (let got = 1; got > 0 && size < buffer.length && size !== (stats.size || -1); size += got)
        got = readSync(handle, buffer, size, buffer.length - size, null)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    noted(file, `cannot be read: ${reason(error)}`)
    return undefined
  }
  if (size > sizeCap) {
    noted(file, tooLarge)
    return undefined
  }
  if (isAscii(buffer.subarray(0, size))) plain.add(file)
  return textual(file, buffer.toString('latin1', 0, size), noted)
}

/** A stored file always has a text, or a zero byte in a comment would hide it from a review. Zero bytes are blanks to us. */
function textOf(bytes: string | undefined): string | undefined {
  if (!bytes?.includes('\0')) return bytes
  return (ofUtf16(bytes) ?? bytes).replaceAll('\0', ' ')
}

/** As git has it: a zero byte near the start makes a file binary. Later ones may stand in a string. */
function textual(file: string, bytes: string, noted: Noted): string | undefined {
  const zero = bytes.indexOf('\0')
  if (zero < 0 || zero >= 8_000) return bytes
  const text = ofUtf16(bytes)
  if (text === undefined || text.includes('\0')) noted(file, 'is binary and was left out')
  else return text
  return undefined
}

/** What an editor saved as UTF-16 with its mark, which TypeScript reads, as bytes of UTF-8. */
function ofUtf16(bytes: string): string | undefined {
  const isLittle = bytes.startsWith('\xff\xfe')
  if (!isLittle && !bytes.startsWith('\xfe\xff')) return undefined
  const pairs = Buffer.from(bytes.slice(0, bytes.length - (bytes.length % 2)), 'latin1')
  return Buffer.from((isLittle ? pairs : pairs.swap16()).toString('utf16le')).toString('latin1')
}
