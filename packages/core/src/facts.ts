import type { Span } from './source.js'

/**
 * What one file says, free of any other file: readonly JSON, cacheable by content hash, byte-equal from every parser.
 *
 * The heart is a small term language. Every expression that could carry people, addresses or content is one entry of
 * `terms`, and points at others by index. Order and mutation live in `effects`, which are listed in the order they would run.
 * Syntax ends here: nothing after this layer sees an AST, and nothing in this layer knows what a mail is.
 */
export interface FileFacts {
  readonly version: 1
  readonly terms: readonly Term[]
  readonly bindings: readonly Binding[]
  /** Entry 0 is the module body. */
  readonly functions: readonly FunctionFact[]
  readonly classes: readonly ClassFact[]
  readonly loops: readonly Loop[]
  /** In the order they would run: the functions a block declares come before its other statements. */
  readonly effects: readonly Effect[]
  readonly exports: readonly ExportFact[]
  /** Every module specifier the file names, in source order, once each; `import type` included. */
  readonly specifiers: readonly string[]
  /** Names of interfaces and type aliases declared here → what they say. */
  readonly types: readonly TypeFact[]
  /** Set when the parser recovered from an error; the facts hold what was read. */
  readonly recovered?: true
}

export type TermId = number
export type BindingId = number
export type FunctionId = number
export type ClassId = number
export type LoopId = number

/** A type annotation as written, without comments and without white space outside quotes: `string[]`, `'a b'`. Evidence, never proof. */
export type TypeText = string

interface TermBase {
  readonly span: Span
}

export type Term = TermBase &
  (
    | { readonly k: 'literal'; readonly value: string | number | boolean | null }
    /** A template literal, or `+` where either side may be text. Literal pieces are terms of their own; empty ones are left out. */
    | { readonly k: 'text'; readonly parts: readonly TermId[] }
    | { readonly k: 'object'; readonly entries: readonly ObjectEntry[] }
    | { readonly k: 'array'; readonly items: readonly ArrayItem[] }
    | { readonly k: 'ref'; readonly binding: BindingId }
    /** An identifier that nothing in the file declares: `process`, `fetch`, `undefined`. */
    | { readonly k: 'global'; readonly name: string }
    /** `of.name`, `of?.name`, `of['name']`, and `{ name } = of`. `#name` keeps its hash. `nameSpan` covers the name alone. */
    | { readonly k: 'field'; readonly of: TermId; readonly name: string; readonly nameSpan?: Span }
    /** `of[at]` with `at` not a string literal. A numeric literal index is an index too. `[first] = of` is index 0. */
    | { readonly k: 'index'; readonly of: TermId; readonly at: TermId }
    | {
        readonly k: 'call'
        readonly callee: TermId
        readonly args: readonly Argument[]
        readonly construct?: true
        readonly types?: TypeText
      }
    /** `` tag`text` ``: `quasi` is a `text` term. */
    | { readonly k: 'tagged'; readonly tag: TermId; readonly quasi: TermId }
    | { readonly k: 'function'; readonly function: FunctionId }
    | { readonly k: 'class'; readonly class: ClassId }
    | { readonly k: 'this' }
    | { readonly k: 'super' }
    | { readonly k: 'await'; readonly of: TermId }
    | { readonly k: 'yield'; readonly of: TermId | null; readonly delegate?: true }
    /** One of several values: `test ? a : b`, `a || b`, `a ?? b`, `a && b` (then `test` is `a`, and `of` holds both sides). */
    | { readonly k: 'either'; readonly op: '?:' | '||' | '??' | '&&'; readonly test: TermId; readonly of: readonly TermId[] }
    /** The argument a function was called with, before destructuring. `rest` collects this one and all after it. */
    | { readonly k: 'param'; readonly function: FunctionId; readonly index: number; readonly rest?: true; readonly type?: TypeText }
    /** What a loop hands out on each turn: the element of `for…of`, the key of `for…in`. */
    | { readonly k: 'element'; readonly loop: LoopId }
    /** `{ a, ...this } = of` (without `omit`) or `[a, ...this] = of` (from index `from`). */
    | { readonly k: 'rest'; readonly of: TermId; readonly omit?: readonly string[]; readonly from?: number }
    /** `of`, or `otherwise` where `of` is undefined: default parameters and defaults in patterns. */
    | { readonly k: 'default'; readonly of: TermId; readonly otherwise: TermId }
    /** `import name from source`; `name` is `default`, `*` or an export's name. `require(s)` and `import(s)` are `*` with `via`. */
    | { readonly k: 'import'; readonly source: string; readonly name: string; readonly via?: 'require' | 'dynamic' }
    | {
        readonly k: 'jsx'
        readonly tag: TermId | null
        readonly name: string
        readonly props: readonly ObjectEntry[]
        readonly children: readonly TermId[]
      }
    /** `of as T`, `<T>of`, `of satisfies T`; `of!` and parentheses leave no trace. */
    | { readonly k: 'cast'; readonly of: TermId; readonly type: TypeText }
    /** Comparison, arithmetic, `in`, `instanceof`. `+` between things that cannot be text is here as well. */
    | { readonly k: 'binary'; readonly op: string; readonly left: TermId; readonly right: TermId }
    | { readonly k: 'unary'; readonly op: string; readonly of: TermId }
    /** `address`: what it matches from start to end is one e-mail address. */
    | { readonly k: 'regex'; readonly address?: true }
    | { readonly k: 'new.target' | 'import.meta' | 'catch' | 'unknown' }
  )

export type ObjectEntry =
  | {
      readonly key: string
      readonly keySpan: Span
      readonly value: TermId
      readonly shorthand?: true
      readonly method?: true
      readonly accessor?: 'get' | 'set'
    }
  | { readonly computed: TermId; readonly value: TermId }
  | { readonly spread: TermId }

export type ArrayItem = { readonly item: TermId } | { readonly spread: TermId } | { readonly hole: true }
export type Argument = { readonly item: TermId } | { readonly spread: TermId }

/** A declared name. Its values are the `write` effects that name it; an import, function or class has exactly one. */
export interface Binding {
  readonly name: string
  readonly kind: 'import' | 'const' | 'let' | 'var' | 'param' | 'function' | 'class' | 'catch' | 'enum'
  /** The function whose run owns the name (`var` is hoisted to it). */
  readonly function: FunctionId
  /** The innermost loop whose turn makes the name anew; absent where it outlives the turns. */
  readonly loop?: LoopId
  readonly span: Span
  readonly type?: TypeText
}

export interface FunctionFact {
  /** As written, or taken from the variable, property or member it is given to. */
  readonly name?: string
  readonly kind: 'module' | 'function' | 'arrow' | 'method' | 'getter' | 'setter' | 'constructor' | 'static-block'
  /** The function it stands in. Absent for the module. */
  readonly parent?: FunctionId
  readonly class?: ClassId
  readonly static?: true
  readonly async?: true
  readonly generator?: true
  /** Loops (of the parent function) around the place where it is made. Innermost last. */
  readonly loops: readonly LoopId[]
  /** One `param` term each, in order. */
  readonly params: readonly TermId[]
  readonly returnType?: TypeText
  readonly span: Span
  /** Decorators' expressions, for methods. */
  readonly decorators?: readonly TermId[]
}

export interface ClassFact {
  readonly name?: string
  readonly extends?: TermId
  /** Names after `implements`, as written. */
  readonly implements: readonly string[]
  readonly abstract?: true
  readonly members: readonly Member[]
  readonly decorators: readonly TermId[]
  readonly function: FunctionId
  readonly span: Span
}

export interface Member {
  readonly name: string
  readonly kind: 'method' | 'getter' | 'setter' | 'constructor' | 'field'
  readonly static?: true
  /** A method's code. A field's arrow function is a `value`. */
  readonly function?: FunctionId
  /** A field's initial value; for a TypeScript parameter property (`constructor(private mailer: Mailer)`) the parameter. */
  readonly value?: TermId
  readonly type?: TypeText
  readonly span: Span
}

export interface Loop {
  readonly kind: 'for-of' | 'for-in' | 'for-await' | 'for' | 'while' | 'do'
  /** What `for…of` and `for…in` run over. */
  readonly over?: TermId
  /** The condition of `for`, `while` and `do`. */
  readonly test?: TermId
  readonly function: FunctionId
  readonly parent?: LoopId
  readonly span: Span
}

/** A condition known to hold where an effect happens: inside `if (test)`, or after `if (!test) return`. */
export interface Guard {
  readonly test: TermId
  readonly holds: boolean
}

interface EffectBase {
  readonly function: FunctionId
  /** Loops of the same function around the effect, outermost first. */
  readonly loops: readonly LoopId[]
  readonly guards: readonly Guard[]
  readonly span: Span
}

export type Effect = EffectBase &
  /** A declaration's value or an assignment. `op` is absent for `=`, else `+=`, `||=`, `??=`, … */
  (
    | { readonly k: 'write'; readonly binding: BindingId; readonly value: TermId; readonly op?: string; readonly init?: true }
    /** `of.key = value`, `of[computed] = value`; `delete of.key` has op `delete` and no value. */
    | {
        readonly k: 'set'
        readonly of: TermId
        readonly key?: string
        readonly computed?: TermId
        readonly value?: TermId
        readonly op?: string
      }
    /** Every call and `new`, innermost first as it would run. */
    | { readonly k: 'call'; readonly term: TermId }
    | { readonly k: 'return'; readonly value?: TermId }
    | { readonly k: 'throw'; readonly value: TermId }
    | { readonly k: 'yield'; readonly value?: TermId }
    | { readonly k: 'await'; readonly term: TermId }
    /** `name = value` where nothing declares `name`: an implicit global. */
    | { readonly k: 'global-write'; readonly name: string; readonly value: TermId; readonly op?: string }
  )

export type ExportFact =
  /** `export const name`, `export { x as name }`, `export default`, `exports.name = …`; `module.exports = …` is named `=`. */
  | { readonly name: string; readonly value: TermId; readonly span: Span }
  /** `export { imported as name } from source`; `export * as name from source` has imported `*`. */
  | { readonly name: string; readonly source: string; readonly imported: string; readonly span: Span }
  /** `export * from source`. */
  | { readonly star: string; readonly span: Span }

export interface TypeFact {
  readonly name: string
  readonly kind: 'interface' | 'alias' | 'enum'
  /** Members of an interface or of an object type. */
  readonly members: readonly { readonly name: string; readonly type: TypeText }[]
  /** An alias of anything but an object type, as written. */
  readonly type?: TypeText
  readonly extends?: readonly string[]
}
