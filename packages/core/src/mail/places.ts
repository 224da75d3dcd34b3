import type { Frame } from '../flow/frame.js'
import type { Value } from '../flow/value.js'
import type { Place } from '../source.js'

/** The outermost expression where the people enter: the caller's argument, else the field's value, else the message. */
export function placeFor(value: Value, people: Value, send: Place): Place {
  const entry = people.entry ?? value.entry
  const home = value.home ?? people.home
  // What was handed to a function and came back is where it was put, not where it was handed over.
  if (entry && home && encloses(entry.frame, home.frame)) return home.place
  return entry?.place ?? home?.place ?? value.via ?? people.via ?? send
}

function encloses(outer: Frame, inner: Frame): boolean {
  for (let at: Frame | undefined = inner; at; at = at.closure)
    if (at === outer || (at.fn === outer.fn && at.view === outer.view && at.fn !== 0)) return true
  return false
}
