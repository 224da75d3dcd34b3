import { ask, calleeName, type Question } from '../../flow/view.js'
import type { Cell } from './cells.js'
import type { Turn } from './turns.js'

/** Objects of a class that nothing shows to be shared may be made anew for each run of their method. */
export function lastsOver(cell: Cell, turn: Turn): boolean {
  if (cell.k !== 'field' || turn.k !== 'run') return true
  const cls = cell.view.facts.classes[cell.cls]!
  return cls.decorators.length > 0 || isMadeOnce(cell)
}

/** `export const mailer = new Mailer()` in the class's own file. */
export function isMadeOnce({ view, cls }: Extract<Cell, { k: 'field' }>): boolean {
  return ask(view, isMadeHere, cls)
}

const isMadeHere: Question<boolean> = {
  about: 'classes',
  answer({ calls, facts }, cls) {
    const { name } = facts.classes[cls]!
    return calls.some((effect) => {
      const call = facts.terms[effect.term]!
      return effect.function === 0 && call.k === 'call' && call.construct === true && calleeName(facts, call.callee) === name
    })
  },
}

const services =
  /^(?:Injectable|Service|Controller|RestController|JsonController|Resolver|Processor|Singleton|CommandHandler|EventsHandler|QueryHandler)$/i

/** A container makes one object of the class for all requests, unless the class asks for one each. */
export function isOfService({ view, cls }: Extract<Cell, { k: 'field' }>): boolean {
  const { terms, classes } = view.facts
  return classes[cls]!.decorators.some((id) => {
    const call = terms[id]!
    if (call.k !== 'call' || !services.test(calleeName(view.facts, call.callee) ?? '')) return false
    return !call.args.some((argument) => {
      const given = 'item' in argument ? terms[argument.item]! : undefined
      return given?.k === 'object' && given.entries.some((entry) => 'key' in entry && entry.key === 'scope')
    })
  })
}
