import type { Effect, ExportFact, FileFacts, FunctionFact, Loop, ObjectEntry, ProjectIndex, Term, TermId } from '@undisclosed/core'

type Bare<T> = T extends unknown ? Omit<T, 'span'> : never
type BareEffect = Effect extends infer E ? (E extends Effect ? Omit<E, 'span' | 'function' | 'loops' | 'guards'> : never) : never

/** Where an effect happens: the function, and the loops of it around the place. */
export interface At {
  readonly fn: number
  readonly loops?: readonly number[]
}

/** Writes one file's facts term by term, as a front end for another language would. Every term gets a place of its own. */
export interface Pen {
  term(term: Bare<Term>): TermId
  /** A constant with its value; gives the term that reads it. */
  name(name: string, value: TermId, at?: At): TermId
  import(source: string, name: string): TermId
  func(fact: { readonly name?: string; readonly kind?: FunctionFact['kind']; readonly in?: number; readonly params?: number }): {
    readonly fn: number
    readonly params: readonly TermId[]
    readonly value: TermId
  }
  loop(loop: Omit<Loop, 'span'>): { readonly id: number; readonly element: TermId }
  field(of: TermId, ...names: readonly string[]): TermId
  object(fields: Readonly<Record<string, TermId>>): TermId
  call(at: At, callee: TermId, ...args: readonly TermId[]): TermId
  effect(at: At, effect: BareEffect): void
  export(name: string, value: TermId): void
}

const width = 10

/** The facts, after a round trip through JSON: whatever does not survive it is no fact. */
export function written(write: (pen: Pen) => void): FileFacts {
  const terms: Term[] = []
  const bindings: FileFacts['bindings'][number][] = []
  const functions: FunctionFact[] = [{ kind: 'module', loops: [], params: [], span: [0, 0] }]
  const loops: Loop[] = []
  const effects: Effect[] = []
  const exports: ExportFact[] = []
  const specifiers = new Set<string>()
  let at = 0
  const place = (): readonly [number, number] => [at * width, ++at * width - 1]

  const pen: Pen = {
    term(term) {
      terms.push({ ...term, span: place() } as Term)
      return terms.length - 1
    },
    name(name, value, where = { fn: 0 }) {
      bindings.push({ name, kind: 'const', function: where.fn, span: place() })
      const binding = bindings.length - 1
      pen.effect(where, { k: 'write', binding, value, init: true })
      return pen.term({ k: 'ref', binding })
    },
    import(source, name) {
      specifiers.add(source)
      const value = pen.term({ k: 'import', source, name })
      bindings.push({ name, kind: 'import', function: 0, span: place() })
      pen.effect({ fn: 0 }, { k: 'write', binding: bindings.length - 1, value, init: true })
      return pen.term({ k: 'ref', binding: bindings.length - 1 })
    },
    func({ name, kind = 'function', in: parent = 0, params: count = 0 }) {
      const fn = functions.length
      const params = Array.from({ length: count }, (_, index) => pen.term({ k: 'param', function: fn, index }))
      functions.push({ ...(name && { name }), kind, parent, loops: [], params, span: place() })
      return { fn, params, value: pen.term({ k: 'function', function: fn }) }
    },
    loop(loop) {
      loops.push({ ...loop, span: place() })
      return { id: loops.length - 1, element: pen.term({ k: 'element', loop: loops.length - 1 }) }
    },
    field(of, ...names) {
      return names.reduce((inner, name) => pen.term({ k: 'field', of: inner, name }), of)
    },
    object(fields) {
      const entries: ObjectEntry[] = Object.entries(fields).map(([key, value]) => ({ key, keySpan: place(), value }))
      return pen.term({ k: 'object', entries })
    },
    call(where, callee, ...args) {
      const term = pen.term({ k: 'call', callee, args: args.map((item) => ({ item })) })
      pen.effect(where, { k: 'call', term })
      return term
    },
    effect({ fn, loops: around = [] }, effect) {
      effects.push({ ...effect, function: fn, loops: around, guards: [], span: place() } as Effect)
    },
    export(name, value) {
      exports.push({ name, value, span: place() })
    },
  }
  write(pen)
  const facts: FileFacts = {
    version: 1,
    terms,
    bindings,
    functions,
    classes: [],
    loops,
    effects,
    exports,
    specifiers: [...specifiers],
    types: [],
  }
  const read = JSON.parse(JSON.stringify(facts)) as FileFacts
  return read
}

/** A project of which there is nothing but facts: no text worth reading, no disk, no parser. */
export function projectOf(facts: Readonly<Record<string, FileFacts>>): ProjectIndex {
  const files = Object.keys(facts).sort()
  const fileOf = (specifier: string): string | undefined => files.find((file) => `./${file.replace(/\.ts$/, '')}` === specifier)
  const importing = (wanted: (specifier: string) => boolean): string[] => files.filter((file) => facts[file]!.specifiers.some(wanted))
  return {
    files,
    facts: (file) => facts[file],
    // Lines of one place each, so that a place can be named by its line.
    text: () => `${' '.repeat(width - 1)}\n`.repeat(200),
    role: () => 'source',
    resolve(_, specifier) {
      const file = fileOf(specifier)
      return file === undefined ? { external: specifier } : { file }
    },
    filesImporting: (packages) => importing((specifier) => packages.includes(specifier)),
    filesWithWord: () => [],
    importersOf: (file) => importing((specifier) => fileOf(specifier) === file),
  }
}
