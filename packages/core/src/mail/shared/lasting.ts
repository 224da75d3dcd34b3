import { calleeValue } from '../../flow/callee.js'
import { alternatives } from '../../flow/union.js'
import { ask, calleeName, type Question } from '../../flow/view.js'
import { symbolicFrame, viewFor, type World } from '../../flow/world.js'
import type { Cell } from './cells.js'
import type { Turn } from './turns.js'

type Field = Extract<Cell, { k: 'field' }>

/** Objects of a class that nothing shows to be shared may be made anew for each run of their method. */
export function lastsOver(world: World, cell: Cell, turn: Turn): boolean {
  if (cell.k !== 'field' || turn.k !== 'run') return true
  const cls = cell.view.facts.classes[cell.cls]!
  return cls.decorators.length > 0 || isMadeOnce(cell) || isMadeByImporter(world, cell)
}

/** `export const mailer = new Mailer()` in the class's own file. */
export function isMadeOnce({ view, cls }: Field): boolean {
  return ask(view, isMadeHere, cls)
}

/** `const mailer = new Mailer()` of a module that imports the class. */
function isMadeByImporter(world: World, { view, cls }: Field): boolean {
  return world.index.importersOf(view.file).some((file) => {
    const other = world.index.role(file) === 'source' ? viewFor(world, file) : undefined
    return other?.calls.some((effect) => {
      const call = other.facts.terms[effect.term]!
      if (effect.function !== 0 || call.k !== 'call' || !call.construct) return false
      const made = calleeValue(world, symbolicFrame(world, other, 0, undefined), call.callee)
      return alternatives(made).some((side) => side.k === 'class' && side.file === view.file && side.cls === cls)
    })
  })
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
export function isOfService({ view, cls }: Field): boolean {
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
