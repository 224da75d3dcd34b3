import { ask, calleeName, ofView, type Question } from '../../flow/view.js'
import type { Write } from './cells.js'

const maker = /^(?:random\w*|generate\w*|make(?:Token|Code|Otp)|uuid(?:v[47])?|v4|nanoid|cuid2?|ulid|createId)$/i

/** `token = randomBytes(20).toString('hex')`: made of nobody’s data, and for one person alone. */
export function isMadeForOne({ view, values, op }: Write): boolean {
  return op === undefined && values.some((value) => ask(view, holdsMaker, value))
}

const holdsMaker: Question<boolean> = {
  about: 'terms',
  answer(view, value) {
    const [from, to] = view.facts.terms[value]!.span
    return makers(view).some(({ span }) => from <= span[0] && span[1] <= to)
  },
}

const makers = ofView(({ facts }) => facts.terms.filter((term) => term.k === 'call' && maker.test(calleeName(facts, term.callee) ?? '')))
