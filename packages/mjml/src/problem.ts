import type { Span } from '@undisclosed/core'
import type { ValidationLevel } from './levels.js'

/**
 * `validation`: what `mjml-validator` says. `syntax`: elements and blocks that do not pair, of which MJML says nothing. `include`: an `mj-include` that is not followed. `dropped`: what MJML leaves out of
 * its HTML, a tag of the template language or an element that it does not know. `minify`: styles that could not be made smaller.
 */
export type ProblemKind = 'validation' | 'syntax' | 'include' | 'dropped' | 'minify'

export interface MjmlProblem {
  readonly kind: ProblemKind
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** POSIX, relative to the root. */
  readonly file: string
  /** UTF-16 offsets into that file's text. */
  readonly span: Span
  /** Both 1-based. */
  readonly line: number
  readonly column: number
  /** The component concerned: `mj-text`. */
  readonly tag?: string
}

/** Problems as a level has them. An include that is not followed is an error at each. */
export function atLevel(problems: readonly MjmlProblem[], level: ValidationLevel): readonly MjmlProblem[] {
  if (level === 'soft') return problems
  if (level === 'skip')
    return problems.filter(({ kind, severity }) => kind === 'include' || (kind === 'validation' && severity === 'error'))
  return problems.map((problem) => (problem.kind === 'minify' ? problem : { ...problem, severity: 'error' }))
}

/** MJML could not be compiled at all; the message names the file and the way out. */
export class MjmlError extends Error {
  override readonly name = 'MjmlError'
  /** POSIX, relative to the root; absent where no file is to blame. */
  readonly file: string | undefined

  constructor(message: string, file?: string, options?: ErrorOptions) {
    super(file === undefined ? message : `${file}: ${message}`, options)
    this.file = file
  }
}
