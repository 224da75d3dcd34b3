import type { ProjectIndex } from '../host.js'
import type { Place } from '../source.js'
import { filesSaying } from './carriers.js'

/** Whether the text of a file says something. */
export function saysSo(index: ProjectIndex, file: string, says: (text: string) => boolean): boolean {
  return filesSaying(index, [file], says).length > 0
}

/** The code at a place, as it is written. */
export function writtenAt(index: ProjectIndex, { file, span }: Place): string {
  return index.textAt ? index.textAt(file, span) : index.text(file).slice(...span)
}
