import type { FileFacts } from '../../facts.js'
import { standIn, viewOf, type FileView, type Numbered, type Question } from '../view.js'
import { likeness, type Likeness } from './alike.js'
import type { Way } from './stretch.js'

/** Facts that note what is read of them. */
export interface Watched {
  /** To be handed to an analysis in place of the facts. */
  readonly facts: FileFacts
  /** Whether an analysis would have read the same in the facts of another text, but for places and numbers. */
  wouldReadAlike(facts: FileFacts, way: Way): boolean
}

/** Other facts of the same file, with their look-ups. */
interface Other {
  readonly raw: FileFacts
  readonly view: FileView
}

/** Whether something that was read would be read alike in other facts. */
type Check = (other: Other, like: Likeness) => boolean

/** How a look-up of a view is keyed, and under which name what it holds is compared. */
type LookUp = readonly [key: Numbered | 'name', held: string]

type LookUpName = { [K in keyof FileView]: FileView[K] extends ReadonlyMap<never, unknown> ? K : never }[keyof FileView]
type ListName = { [K in keyof FileView]: FileView[K] extends readonly unknown[] ? K : never }[keyof FileView]

const lookUps: Readonly<Record<LookUpName, LookUp>> = {
  writes: ['bindings', ''],
  firstNamed: ['terms', 'binding'],
  changes: ['bindings', ''],
  selfWrites: ['name', ''],
  selfSets: ['name', ''],
  selfChanges: ['name', ''],
  setsByKey: ['name', ''],
  exportsNamed: ['name', ''],
  awaits: ['functions', ''],
  returns: ['functions', ''],
  yields: ['functions', ''],
  callsByName: ['name', ''],
  callEffect: ['terms', ''],
  pushes: ['terms', 'parts'],
  uses: ['functions', ''],
  members: ['functions', ''],
}
const lists: Readonly<Record<ListName, true>> = { calls: true, narrowings: true, exportsAll: true }

const numbered: Readonly<Record<string, Numbered>> = {
  terms: 'terms',
  bindings: 'bindings',
  functions: 'functions',
  classes: 'classes',
  loops: 'loops',
}

export function watched(file: string, facts: FileFacts): Watched {
  const checks: Check[] = []
  const view = viewOf(file, facts)
  const own = watchedFacts(facts, ({ raw }) => raw, checks)
  const inView = view.facts === facts ? own : watchedFacts(view.facts, (other) => other.view.facts, checks)
  const stand: Record<string, unknown> = { ...view, facts: inView }
  for (const [name, [key, held]] of Object.entries(lookUps) as [LookUpName, LookUp][]) {
    stand[name] = watchedMap<unknown, unknown>(view[name], (other) => other.view[name], key, held, checks)
  }
  for (const name of Object.keys(lists) as ListName[]) {
    stand[name] = watchedList<unknown>(view[name], (other) => other.view[name], undefined, checks)
  }
  standIn(own, stand as unknown as FileView, answering(view, checks))
  return {
    facts: own,
    wouldReadAlike(raw, way) {
      const other = { raw, view: viewOf(file, raw) }
      const like = likenessOf(view.facts, other.view.facts, way)
      return checks.every((check) => check(other, like))
    },
  }
}

/** Several may read the same file, and ask the same of its next text. */
const lastOf = new WeakMap<FileFacts, { readonly before: FileFacts; readonly way: string; readonly like: Likeness }>()

function likenessOf(before: FileFacts, after: FileFacts, way: Way): Likeness {
  const key = way.map(({ start, end, newEnd }) => `${start} ${end} ${newEnd}`).join()
  const last = lastOf.get(after)
  if (last?.before === before && last.way === key) return last.like
  const like = likeness(before, after, way)
  lastOf.set(after, { before, way: key, like })
  return like
}

function watchedFacts(facts: FileFacts, of: (other: Other) => FileFacts, checks: Check[]): FileFacts {
  const lists = Object.entries(facts).map(([name, list]: [string, unknown]) =>
    Array.isArray(list)
      ? [name, watchedList(list as readonly unknown[], (other) => of(other)[name as 'terms'], numbered[name], checks)]
      : [name, list],
  )
  checks.push((other) => of(other).recovered === facts.recovered)
  return Object.fromEntries(lists) as FileFacts
}

/** A list whose reads are noted, each once. Entries without numbers of their own are told by where they stand. */
function watchedList<T>(
  list: readonly T[],
  of: (other: Other) => readonly unknown[],
  kind: Numbered | undefined,
  checks: Check[],
): readonly T[] {
  const seen = new Uint8Array(list.length + 1)
  const noted = (at: number, check: Check): void => {
    if (seen[at]) return
    seen[at] = 1
    checks.push(check)
  }
  return new Proxy(list, {
    get(target, key) {
      const at = typeof key === 'string' ? Number(key) : NaN
      if (at < target.length) {
        noted(at, (other, like) => {
          const moved = kind ? like.number(kind, at) : at
          return moved !== undefined && like.same(target[at], of(other)[moved])
        })
      } else if (key === 'length' || at >= target.length) noted(target.length, (other) => of(other).length === target.length)
      return Reflect.get(target, key) as unknown
    },
  })
}

function watchedMap<K, V>(
  map: ReadonlyMap<K, V>,
  of: (other: Other) => ReadonlyMap<unknown, unknown>,
  kind: Numbered | 'name',
  held: string,
  checks: Check[],
): ReadonlyMap<K, V> {
  const alike =
    (key: K): Check =>
    (other, like) => {
      const moved = kind === 'name' ? key : like.number(kind, key as number)
      return moved !== undefined && like.same(map.get(key), of(other).get(moved), held)
    }
  const seen = new Set<K>()
  const noted = (key: K): void => {
    if (seen.has(key)) return
    seen.add(key)
    checks.push(alike(key))
  }
  let isWhole = false
  const whole = (): ReadonlyMap<K, V> => {
    if (!isWhole) checks.push((other) => of(other).size === map.size)
    isWhole = true
    for (const key of map.keys()) noted(key)
    return map
  }
  return {
    get(key) {
      noted(key)
      return map.get(key)
    },
    has(key) {
      noted(key)
      return map.has(key)
    },
    get size() {
      return whole().size
    },
    forEach: (tell) => whole().forEach(tell),
    entries: () => whole().entries(),
    keys: () => whole().keys(),
    values: () => whole().values(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  }
}

/** Asks the view itself, and notes the answer instead of what was read for it. */
function answering(view: FileView, checks: Check[]): <T>(question: Question<T>, about: number) => T {
  const answers = new Map<Question<unknown>, Map<number, unknown>>()
  return <T>(question: Question<T>, about: number): T => {
    let known = answers.get(question)
    if (!known) answers.set(question, (known = new Map()))
    if (known.has(about)) return known.get(about) as T
    const answer = question.answer(view, about)
    known.set(about, answer)
    checks.push((other, like) => {
      const moved = like.number(question.about, about)
      return moved !== undefined && like.same(answer, question.answer(other.view, moved))
    })
    return answer
  }
}
