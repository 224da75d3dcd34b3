import type { TermId } from '../../facts.js'
import type { TraceStep } from '../../finding.js'
import { evaluate } from '../../flow/evaluate.js'
import type { Context } from '../../flow/frame.js'
import { alternatives } from '../../flow/union.js'
import type { FileView } from '../../flow/view.js'
import { symbolicFrame, type World } from '../../flow/world.js'
import type { SharedState } from '../../message.js'
import type { Place } from '../../source.js'
import type { Sink } from '../match.js'
import { symbolAt } from '../symbols.js'
import { handedTo, keepers } from './registrars.js'

/**
 * A handler registered inside a function that runs per request, using that request's values instead of the job's: every
 * later job may be handled by the first request's handler. Looks at the call by which the recipients came in.
 */
export function firstValues(world: World, sink: Sink, context: Context | undefined): SharedState[] {
  const site = context?.site ?? { view: sink.view, term: sink.term, within: sink.effect.function }
  const { view, within } = site
  const outer = view.facts.functions[within]!.parent
  const registration = handedTo(view, within)
  const name = registration?.name
  if (!registration || name === undefined || !keepers.test(name) || outer === undefined || outer === 0) return []
  const call = view.facts.terms[site.term]!
  if (call.k !== 'call') return []
  const captured = call.args.findIndex((argument) => 'item' in argument && capturedFrom(world, view, within, outer, argument.item))
  const argument = call.args[captured]
  if (!argument || !('item' in argument)) return []
  const place: Place = { file: view.file, span: view.facts.terms[argument.item]!.span }
  const send: Place = { file: sink.view.file, span: sink.effect.span }
  const trace: TraceStep[] = [
    {
      file: view.file,
      span: registration.span,
      role: 'source',
      message: `each run of this function registers one more handler with \`${name}()\``,
    },
    { ...place, role: 'call', message: 'the handler uses what that run was given, not its job' },
    { ...send, role: 'sink', message: `sent by ${sink.sdk.title}, whoever the job was for` },
  ]
  return [{ kind: 'captured', field: 'to', place, trace, symbol: symbolAt(world, place), links: 'import' }]
}

function capturedFrom(world: World, view: FileView, within: number, outer: number, argument: TermId): boolean {
  const value = evaluate(world, symbolicFrame(world, view, within, undefined), argument)
  const values = alternatives(value).flatMap((side) =>
    side.k === 'object' ? [side.fields.get('to')].filter((field) => field !== undefined) : [side],
  )
  return values.some((side) => side.k === 'path' && side.origin.o === 'param' && side.origin.file === view.file && side.origin.fn === outer)
}
