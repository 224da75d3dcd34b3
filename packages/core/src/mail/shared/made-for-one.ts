import { ask, calleeName, ofView, type Question } from '../../flow/view.js'
import { isSecretField } from '../../people/secrets.js'
import type { Write } from './cells.js'

const maker = /^(?:random\w*|generate\w*|make(?:Token|Code|Otp)|uuid(?:v[47])?|v4|nanoid|cuid2?|ulid|createId)$/i

/** `token = randomBytes(20).toString('hex')`: made of nobody’s data, and for one person alone. */
export function isMadeForOne({ view, values, op }: Write): boolean {
  return op === undefined && values.some((value) => ask(view, holdsMaker, value))
}

/** `text += newPassword`: a secret that was made up just now, added to what is there. */
export function addsSecret({ view, values, how }: Write): boolean {
  return how === 'add' && values.some((value) => ask(view, secretsIn, value))
}

const secretsIn: Question<boolean> = {
  about: 'terms',
  answer(view, value) {
    const [from, to] = view.facts.terms[value]!.span
    return view.facts.terms.some((term) => {
      if (term.k !== 'ref' || term.span[0] < from || to < term.span[1]) return false
      if (!isSecretField(view.facts.bindings[term.binding]!.name)) return false
      return (view.writes.get(term.binding) ?? []).some((write) => holdsMaker.answer(view, write.value))
    })
  },
}

const holdsMaker: Question<boolean> = {
  about: 'terms',
  answer(view, value) {
    const [from, to] = view.facts.terms[value]!.span
    return makers(view).some(({ span }) => from <= span[0] && span[1] <= to)
  },
}

const makers = ofView(({ facts }) => facts.terms.filter((term) => term.k === 'call' && maker.test(calleeName(facts, term.callee) ?? '')))
