import type { ProjectIndex } from '../host.js'
import type { Place } from '../source.js'

/** Those of the files whose text says something. A host may keep the question for long: it is to hold on to what it asks about alone. */
export function filesSaying(index: ProjectIndex, files: readonly string[], says: (text: string) => boolean): readonly string[] {
  return index.filesSaying ? index.filesSaying(files, says) : files.filter((file) => says(index.text(file)))
}

/** Whether the text of a file says something. */
export function saysSo(index: ProjectIndex, file: string, says: (text: string) => boolean): boolean {
  return filesSaying(index, [file], says).length > 0
}

/** Asks whether a text fits a pattern. */
export function fitting(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text)
}

/** The code at a place, as it is written. */
export function writtenAt(index: ProjectIndex, { file, span }: Place): string {
  return index.textAt ? index.textAt(file, span) : index.text(file).slice(...span)
}
