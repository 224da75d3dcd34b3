import type { Effect, FileFacts, TermId } from '../../facts.js'
import { ask, calleeName, type FileView, type Question, rootOf } from '../../flow/view.js'
import type { World } from '../../flow/world.js'
import type { Span } from '../../source.js'
import type { Site } from './sites.js'
import { touched, type Touch } from './slice.js'
import { happensIn, isAwaitedIn, isOfTurn, outlives, type Turn } from './turns.js'

/** What a turn gives to a template engine for every mail that the engine renders. */
export interface EngineWrite {
  readonly view: FileView
  readonly span: Span
  readonly name: string
  /** Another turn may begin before this one has rendered and sent. */
  readonly overlaps: boolean
}

const globalSetters = /^(?:addGlobal|setGlobal|registerHelper|registerPartial|addHelper|registerFilter)$/
const engineNames =
  /^(?:app|server|express|env|environment|engine|nunjucks|handlebars|hbs|ejs|pug|swig|liquid|eta|twig|templates?|views?|renderer|mailer)$/i

/** Values for all of an engine's mails that are set to one person's data in a turn. */
export function engineWrites(world: World, site: Site, turn: Turn, to: readonly Touch[]): EngineWrite[] {
  if (!to.some((touch) => isOfTurn(turn, touch))) return []
  return ask(turn.view, engineSets, 0).flatMap((effect): EngineWrite[] => {
    if (!happensIn(turn, turn.view, effect.function, effect.loops)) return []
    const given = setBy(turn, effect)
    if (!given || !given.values.some((value) => touched(world, { view: turn.view }, value).some((touch) => isOfTurn(turn, touch))))
      return []
    return [{ view: turn.view, span: effect.span, name: given.name, overlaps: overlaps(site, turn, effect) }]
  })
}

/** What may set a value of an engine's, by its names. */
const engineSets: Question<readonly Effect[]> = {
  about: 'functions',
  answer: ({ facts }) =>
    facts.effects.filter((effect) => {
      if (effect.k === 'set') return isHeldByEngine(facts, effect.of)
      const call = effect.k === 'call' ? facts.terms[effect.term]! : undefined
      const callee = call?.k === 'call' ? facts.terms[call.callee]! : undefined
      return callee?.k === 'field' && globalSetters.test(callee.name)
    }),
}

function isHeldByEngine(facts: FileFacts, of: TermId): boolean {
  const term = facts.terms[of]!
  return term.k === 'field' && /^(?:locals|globals|helpers)$/.test(term.name)
}

function setBy(turn: Turn, effect: Effect): { name: string; values: readonly TermId[] } | undefined {
  const { facts } = turn.view
  if (effect.k === 'set') {
    const of = facts.terms[effect.of]!
    if (of.k !== 'field' || !isHeldByEngine(facts, effect.of) || effect.value === undefined || !isEngine(turn, of.of)) return undefined
    return { name: effect.key ?? of.name, values: [effect.value] }
  }
  const call = effect.k === 'call' ? facts.terms[effect.term]! : undefined
  const callee = call?.k === 'call' ? facts.terms[call.callee]! : undefined
  if (call?.k !== 'call' || callee?.k !== 'field' || !globalSetters.test(callee.name) || !isEngine(turn, callee.of)) return undefined
  const [first, ...rest] = call.args.map((argument) => ('item' in argument ? argument.item : argument.spread))
  const name = first === undefined ? undefined : facts.terms[first]!
  return { name: name?.k === 'literal' ? String(name.value) : callee.name, values: rest }
}

/** `app`, `env`, `Handlebars`: by name, and there before the turn. */
function isEngine(turn: Turn, id: TermId): boolean {
  const { binding } = rootOf(turn.view.facts, id)
  const name = calleeName(turn.view.facts, id)
  if (name === undefined || !engineNames.test(name)) return false
  if (binding === undefined) return true
  return turn.view.facts.bindings[binding]!.kind === 'import' || outlives({ k: 'binding', view: turn.view, binding }, turn)
}

function overlaps(site: Site, turn: Turn, effect: Effect): boolean {
  if (turn.k === 'each') return turn.overlap
  if (turn.k === 'loop') return turn.view === site.view && !isAwaitedIn(turn, { view: site.view }, site.term)
  const send = site.view.facts.terms[site.term]!.span
  return (site.view.awaits.get(effect.function) ?? []).some((other) => effect.span[1] <= other.span[0] && other.span[0] < send[0])
}
