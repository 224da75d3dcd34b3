import { lowerProgram, type FileFacts } from '@undisclosed/core'
import { tooDeep } from './depth.js'
import { parse, type ParserName } from './parse.js'

export interface ReadFacts {
  readonly facts?: FileFacts
  /** What the parser stumbled over. */
  readonly problem?: { readonly line: number; readonly message: string }
}

/** The facts of one text, from parser to front end. */
export function factsOf(file: string, text: string, parser?: ParserName): ReadFacts {
  try {
    return lowered(file, text, parser)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { problem: { line: 1, message: tooDeep } }
  }
}

function lowered(file: string, text: string, parser: ParserName | undefined): ReadFacts {
  const { program, text: source, problem } = parse(file, text, parser)
  const facts = program ? lowerProgram(program, source) : undefined
  if (!facts) return problem ? { problem } : {}
  return problem ? { facts: { ...facts, recovered: true }, problem } : { facts }
}
