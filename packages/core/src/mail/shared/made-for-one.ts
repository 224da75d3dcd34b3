import { ask, calleeName, type Question } from '../../flow/view.js'
import type { Write } from './cells.js'

const maker = /^(?:random\w*|generate\w*|make(?:Token|Code|Otp)|uuid(?:v[47])?|v4|nanoid|cuid2?|ulid|createId)$/i

/** `token = randomBytes(20).toString('hex')`: made of nobody’s data, and for one person alone. */
export function isMadeForOne({ view, values, op }: Write): boolean {
  return op === undefined && values.some((value) => ask(view, holdsMaker, value))
}

const holdsMaker: Question<boolean> = {
  about: 'terms',
  answer({ facts }, value) {
    const [from, to] = facts.terms[value]!.span
    return facts.terms.some(
      (term) => term.k === 'call' && from <= term.span[0] && term.span[1] <= to && maker.test(calleeName(facts, term.callee) ?? ''),
    )
  },
}
