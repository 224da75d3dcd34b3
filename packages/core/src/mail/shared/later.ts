import type { TermId } from '../../facts.js'
import { evaluate } from '../../flow/evaluate.js'
import { isWithin, type FileView } from '../../flow/view.js'
import { symbolicFrame, type World } from '../../flow/world.js'
import { isSettingsName, relationOfWords, wordsOf } from '../../people/lexicon.js'
import { nameOfCell, sameCell, writesOf, type Cell, type Write } from './cells.js'
import { startsWith, type CellTouch } from './held.js'
import { isMadeForOne } from './made-for-one.js'
import { fillsOnce } from './once.js'
import { requestHandler, runsLater } from './registrars.js'
import type { Site } from './sites.js'
import { touched, type Touch } from './slice.js'
import { isOfTurn, turnsAround } from './turns.js'

/** What one run writes where the handler of a later job, tick or event reads it. */
export interface LaterWrite {
  readonly kind: 'overwritten' | 'grown'
  readonly cell: Cell
  readonly write: Write
}

const ticks = /^(?:setInterval|schedule|scheduleJob|every|cron)$/
/** A handler of one job each, which was added for somebody. */
const jobs = /^(?:process|define|consume|work|[wW]orker|subscribe|createFunction)$/

/** Names of the module that a request writes and a handler reads when it sends. */
export function laterWrites(world: World, site: Site, touches: readonly Touch[]): LaterWrite[] {
  const registrar = runsLater(site.view, site.fn)
  const isForJob = registrar !== undefined && jobs.test(registrar) && isToJob(site)
  if (registrar === undefined || (site.depth > 0 && !isForJob)) return []
  return lastingCells(touches).flatMap((read) => {
    const writes = writesOf(read.cell)
    return writes.flatMap((write): LaterWrite[] => {
      if (!isOfAnother(world, site, read, write, isForJob)) return []
      if (write.how === 'assign' && (jobs.test(registrar) || isWhole(read))) return [{ kind: 'overwritten', cell: read.cell, write }]
      const emptied = writes.some((other) => other.how !== 'add' && !other.init && startsWith(write.keys, other.keys))
      return write.how === 'add' && read.key === undefined && !emptied && !ticks.test(registrar)
        ? [{ kind: 'grown', cell: read.cell, write }]
        : []
    })
  })
}

/**
 * Names of the module that one request writes and another one mails to, or what was made up for one and is mailed by another:
 * whoever asked last is written to, or gets the code of who asked before, whoever asks.
 */
export function writesOfRequests(world: World, site: Site, to: readonly Touch[], content: readonly Touch[]): LaterWrite[] {
  if (site.depth > 0 || requestHandler(world, site.view, site.fn) === undefined) return []
  const written = (read: CellTouch, counts: (write: Write) => boolean): LaterWrite[] => {
    const writes = writesOf(read.cell)
    if (writes.some((write) => write.view === site.view && isInHandler(site, write))) return []
    return writes.flatMap((write): LaterWrite[] =>
      write.how === 'assign' &&
      counts(write) &&
      isOfAnother(world, site, read, write) &&
      requestHandler(world, write.view, write.fn) !== undefined
        ? [{ kind: 'overwritten', cell: read.cell, write }]
        : [],
    )
  }
  return [
    ...lastingCells(to).flatMap((read) => written(read, (write) => isWhole(read) || isOfRequestItself(world, write))),
    ...lastingCells(content).flatMap((read) => written(read, (write) => isWhole(read) && isMadeForOne(write))),
  ]
}

function isWhole({ path }: CellTouch): boolean {
  return path.every((name) => name === '*')
}

/** `currentUser = req.user`: what came with the request, and nothing made of it. */
function isOfRequestItself(world: World, { view, fn, values }: Write): boolean {
  return values.every((value) => {
    const { k } = view.facts.terms[value]!
    const given = k === 'field' ? evaluate(world, symbolicFrame(world, view, fn, undefined), value) : undefined
    return given?.k === 'path' && (given.origin.o === 'request' || given.origin.o === 'param')
  })
}

function lastingCells(touches: readonly Touch[]): CellTouch[] {
  const cells: CellTouch[] = []
  for (const touch of touches)
    if (touch.k === 'cell' && lastsForAll(touch.cell) && !isSetting(touch.cell) && !cells.some(({ cell }) => sameCell(cell, touch.cell)))
      cells.push(touch)
  return cells
}

/** Who gets the mail is read from the job: `queue.process('mail', (job) => send(job.data.to, text))`. */
function isToJob(site: Site): boolean {
  const run = site.turns.find(({ k }) => k === 'run')
  return run !== undefined && site.to().some((touch) => isOfTurn(run, touch))
}

/** Whether another run than the one that sends writes what it was given itself; `looped`: or what one turn of a loop is about. */
function isOfAnother(world: World, site: Site, { cell }: CellTouch, write: Write, looped = false): boolean {
  if (write.init || write.keys.length > 0 || write.fn === 0 || fillsOnce(cell, write)) return false
  // The handler that sends may also be the one that writes: it then writes its own.
  return !(write.view === site.view && isInHandler(site, write)) && isOfRequest(world, write, looped)
}

function lastsForAll(cell: Cell): boolean {
  if (cell.k === 'field') return false
  if (cell.k === 'global') return true
  const fact = cell.view.facts.bindings[cell.binding]!
  return fact.function === 0 && (fact.kind === 'let' || fact.kind === 'var' || fact.kind === 'const')
}

/** `adminEmail`, `alertConfig`, or what begins as an address: a request that writes it changes a setting, which is meant to last. */
function isSetting(cell: Cell): boolean {
  if (writesOf(cell).some((write) => write.init && write.values.some((id) => isAddress(write.view, id)))) return true
  const words = wordsOf(nameOfCell(cell))
  const relation = relationOfWords(words)
  return isSettingsName(nameOfCell(cell)) || relation === 'colleagues' || relation === 'operator'
}

function isAddress({ facts }: FileView, id: TermId): boolean {
  const term = facts.terms[id]!
  return term.k === 'literal' && String(term.value).includes('@')
}

function isInHandler(site: Site, write: Write): boolean {
  for (let at: number | undefined = site.fn; at !== undefined && at !== 0; at = site.view.facts.functions[at]!.parent)
    if (isWithin(site.view, write.fn, at)) return true
  return false
}

/** Whether what is written was given to the run that writes it, and that run is of a request or a call, or a turn if `looped`. */
function isOfRequest(world: World, write: Write, looped: boolean): boolean {
  const view: FileView = write.view
  const turns = turnsAround(view, write.fn, write.loops).filter(({ k }) => looped || k === 'run')
  if (turns.length > 0 && isMadeForOne(write)) return true
  return turns.some((turn) => write.values.some((value) => touched(world, { view }, value).some((touch) => isOfTurn(turn, touch))))
}
