import type { Effect, FileFacts, TermId } from '@undisclosed/core'
import { describe, expect, test } from 'vitest'
import { factsFrom } from './parsers.harness.js'

const lower = (text: string, file = 'mail.ts'): FileFacts & { text: string } => ({ ...factsFrom('oxc', file, text), text })

type Lowered = ReturnType<typeof lower>

const textOf = ({ terms, text }: Lowered, id: TermId): string => text.slice(...terms[id]!.span)
const sourceOf = ({ text }: Lowered, { span }: Effect): string => text.slice(...span)
const calls = (facts: Lowered): Effect[] => facts.effects.filter(({ k }) => k === 'call')

/** What must hold where a call stands: `a`, or `!(a)`. */
function guardsOf(facts: Lowered, call: string): string[] {
  const effect = calls(facts).find((one) => sourceOf(facts, one) === call)
  if (!effect) throw new Error(`no call ${call}`)
  return effect.guards.map(({ test: id, holds }) => {
    const term = facts.terms[id]!
    const shown = term.k === 'binary' ? `${textOf(facts, term.left)} ${term.op} ${textOf(facts, term.right)}` : textOf(facts, id)
    return holds ? shown : `!(${shown})`
  })
}

/** Every write as `name <- term`, in order. */
function writesOf(facts: Lowered): string[] {
  return facts.effects.flatMap((effect) =>
    effect.k === 'write' ? [`${facts.bindings[effect.binding]!.name} ${effect.op ?? '<-'} ${shown(facts, effect.value)}`] : [],
  )
}

function shown(facts: Lowered, id: TermId): string {
  const term = facts.terms[id]!
  if (term.k === 'field') return `${shown(facts, term.of)}.${term.name}`
  if (term.k === 'index') return `${shown(facts, term.of)}[${shown(facts, term.at)}]`
  if (term.k === 'default') return `(${shown(facts, term.of)} or ${shown(facts, term.otherwise)})`
  if (term.k === 'rest') return `rest(${shown(facts, term.of)}, ${term.omit ? `not ${term.omit.join(' ')}` : `from ${term.from}`})`
  if (term.k === 'param') return term.rest ? `...param${term.index}` : `param${term.index}`
  if (term.k === 'element') return `element${term.loop}`
  if (term.k === 'import') return `${term.source}:${term.name}`
  return textOf(facts, id)
}

describe('guards', () => {
  test('branches of if, outermost first', () => {
    const facts = lower('if (a) { if (b) one(); else two() } else three()')
    expect(guardsOf(facts, 'one()')).toEqual(['a', 'b'])
    expect(guardsOf(facts, 'two()')).toEqual(['a', '!(b)'])
    expect(guardsOf(facts, 'three()')).toEqual(['!(a)'])
  })

  test.each(['return', 'throw a', 'continue', 'break'])('what follows an early %s in its block, and no further', (leave) => {
    const facts = lower(`function f() { for (;;) { if (done) { ${leave} } inside() } after() }`)
    expect(guardsOf(facts, 'inside()')).toEqual(['!(done)'])
    expect(guardsOf(facts, 'after()')).toEqual([])
  })

  test('conditional and logical expressions', () => {
    const facts = lower('x = a ? one() : two(); b && three(); c || four(); d ?? five()')
    expect(guardsOf(facts, 'one()')).toEqual(['a'])
    expect(guardsOf(facts, 'two()')).toEqual(['!(a)'])
    expect(guardsOf(facts, 'three()')).toEqual(['b'])
    expect(guardsOf(facts, 'four()')).toEqual(['!(c)'])
    expect(guardsOf(facts, 'five()')).toEqual(['!(d)'])
  })

  test('a case holds its test only where no case runs on into it', () => {
    const facts = lower("switch (kind) { case 'one': one(); break; case 'two': two(); case 'three': three(); break; default: other() }")
    expect(guardsOf(facts, 'one()')).toEqual(["kind === 'one'"])
    expect(guardsOf(facts, 'two()')).toEqual(["kind === 'two'"])
    expect(guardsOf(facts, 'three()')).not.toContain("kind === 'three'")
    expect(guardsOf(facts, 'three()')).toHaveLength(1)
    expect(guardsOf(facts, 'other()')).toEqual(["!(kind === 'one')", "!(kind === 'two')", "!(kind === 'three')"])
  })

  test('what catches runs only where something was thrown', () => {
    const facts = lower('try { one() } catch (error) { two() } finally { three() }')
    expect(guardsOf(facts, 'one()')).toEqual([])
    expect(guardsOf(facts, 'two()')).toEqual(['error'])
    expect(guardsOf(facts, 'three()')).toEqual([])
  })

  test('a function starts without them', () => {
    expect(guardsOf(lower('if (a) { list.map(() => send()) }'), 'send()')).toEqual([])
  })
})

describe('loops', () => {
  test('an effect and a function name the loops around them, outermost first', () => {
    const facts = lower('for (const team of teams) for (const id in team) { send(() => later()) }')
    expect(facts.loops.map(({ kind, parent }) => ({ kind, parent }))).toEqual([{ kind: 'for-of' }, { kind: 'for-in', parent: 0 }])
    expect(calls(facts).map((effect) => [sourceOf(facts, effect), effect.loops])).toEqual([
      ['later()', []],
      ['send(() => later())', [0, 1]],
    ])
    expect(facts.functions[1]!.loops).toEqual([0, 1])
    expect(writesOf(facts)).toEqual(['team <- element0', 'id <- element1'])
  })

  test('a name made anew on each turn names its loop; one from outside does not', () => {
    const facts = lower('let all; while (more()) { const one = next(); var old = one; all = one }')
    expect(facts.bindings.map(({ name, loop }) => [name, loop])).toEqual([
      ['old', undefined],
      ['all', undefined],
      ['one', 0],
    ])
  })

  test('a do loop runs before its test', () => {
    const facts = lower('do { body() } while (again())')
    expect(calls(facts).map((effect) => sourceOf(facts, effect))).toEqual(['body()', 'again()'])
  })
})

describe('patterns', () => {
  test('declarations: defaults, rest, holes, nesting, computed keys', () => {
    const facts = lower("const { to, cc: [first, , third = to] = [], 'reply-to': reply, [key]: any, ...rest } = message")
    expect(writesOf(facts)).toEqual([
      'to <- message.to',
      'first <- (message.cc or [])[first]',
      'third <- ((message.cc or [])[third = to] or to)',
      'reply <- message.reply-to',
      'any <- message[key]',
      'rest <- rest(message, not to cc reply-to)',
    ])
  })

  test('parameters are terms first, then names', () => {
    const facts = lower('function send({ to, cc = [] }: Mail, from: string = me, ...others: string[]) {}')
    const [mail, from, others] = facts.functions[1]!.params.map((id) => facts.terms[id]!)
    expect(mail).toMatchObject({ k: 'param', index: 0, type: 'Mail' })
    expect(from).toMatchObject({ k: 'param', index: 1, type: 'string' })
    expect(others).toMatchObject({ k: 'param', index: 2, rest: true, type: 'string[]' })
    expect(writesOf(facts).slice(0, 4)).toEqual([
      'to <- param0.to',
      'cc <- (param0.cc or [])',
      'from <- (param1 or me)',
      'others <- ...param2',
    ])
  })

  test('assignments reach members', () => {
    const facts = lower('[mail.to, ...mail[key]] = list; ({ a: mail.cc = none } = from); mail.n++; delete mail.bcc; implied ||= 1')
    const sets = facts.effects.flatMap((effect) => {
      if (effect.k === 'global-write') return [`${effect.name} ${effect.op}`]
      if (effect.k !== 'set') return []
      const key = effect.key ?? `[${textOf(facts, effect.computed!)}]`
      return [`${key} ${effect.op ?? '<-'} ${effect.value === undefined ? '' : shown(facts, effect.value)}`]
    })
    expect(sets).toEqual([
      'to <- list[mail.to]',
      '[key] <- rest(list, from 1)',
      'cc <- (from.a or none)',
      'n ++ mail.n++',
      'bcc delete ',
      'implied ||=',
    ])
  })
})

describe('names', () => {
  test('a function takes the name it is given to', () => {
    const facts = lower(
      'const a = () => {}, b = (() => {}) as Handler; c.d = function () {}; x = { e: () => {}, f() {} }; export default () => {}',
    )
    expect(facts.functions.slice(1).map(({ name }) => name)).toEqual(['a', 'b', 'd', 'e', 'f', 'default'])
  })

  test('a function expression knows itself by its own name, and nobody else does', () => {
    const facts = lower('const retry = function again() { again() }; again()')
    const callees = calls(facts).map((effect) => effect.k === 'call' && facts.terms[effect.term]!)
    const kinds = callees.map((term) => term && term.k === 'call' && facts.terms[term.callee]!.k)
    expect(kinds).toEqual(['ref', 'global'])
  })

  test('overloads are no functions, and exported once', () => {
    const facts = lower('export function send(to: string): void\nexport function send(to: any) {}')
    expect(facts.functions).toHaveLength(2)
    expect(facts.exports).toHaveLength(1)
  })
})

describe('modules', () => {
  test('CommonJS', () => {
    const facts = lower(
      "const { send } = require('./mail'); module.exports = exports = send; exports.a = 1; module.exports.b = 2",
      'mail.js',
    )
    expect(facts.exports.map((fact) => 'name' in fact && fact.name)).toEqual(['=', 'a', 'b'])
    expect(writesOf(facts)).toEqual(['send <- ./mail:*.send'])
    expect(facts.specifiers).toEqual(['./mail'])
  })

  test('names of its own are no CommonJS', () => {
    const facts = lower("function f(require, module, exports) { require('./a'); module.exports = 1; exports.b = 2 }", 'mail.js')
    expect(facts.exports).toEqual([])
    expect(facts.specifiers).toEqual([])
    expect(facts.effects.filter(({ k }) => k === 'set')).toHaveLength(2)
  })

  test('a namespace is part of its module', () => {
    const facts = lower('namespace Mail.Queue { var old = 1; use(old) }')
    expect(facts.bindings.map(({ name, kind }) => [name, kind])).toEqual([['old', 'var']])
    expect(writesOf(facts)).toEqual(['old <- 1'])
  })
})

describe('classes', () => {
  test('a parameter property is a field that holds the parameter', () => {
    const facts = lower('class Service { constructor(private readonly mailer: Mailer, plain: number) {} }')
    const [made, field] = facts.classes[0]!.members
    expect(made).toMatchObject({ name: 'constructor', kind: 'constructor', function: 1 })
    expect(field).toMatchObject({ name: 'mailer', kind: 'field', type: 'Mailer', value: facts.functions[1]!.params[0]! })
    expect(facts.classes[0]!.members).toHaveLength(2)
  })

  test('what a computed member does still happens', () => {
    const facts = lower('class Service { [name()] = field(); static [Symbol.iterator]() { inside() } }')
    expect(facts.classes[0]!.members).toEqual([])
    expect(calls(facts).map((effect) => sourceOf(facts, effect))).toEqual(['name()', 'field()', 'inside()'])
  })

  test('decorators stand outside of a class', () => {
    const facts = lower('@Injectable()\nexport class Service { constructor(@Inject(TOKEN) mailer: Mailer) {} }')
    expect(facts.classes[0]!.decorators.map((id) => textOf(facts, id))).toEqual(['Injectable()'])
    expect(facts.text.slice(...facts.classes[0]!.span)).toMatch(/^class Service/)
    expect(calls(facts).map((effect) => sourceOf(facts, effect))).toEqual(['Injectable()', 'Inject(TOKEN)'])
    expect(textOf(facts, facts.functions[1]!.params[0]!)).toBe('mailer')
  })
})

describe('texts', () => {
  test('JSX text as JSX reads it', () => {
    const facts = lower('<p>\n  Dear {name},\n  you and\n  others\n</p>', 'mail.jsx')
    expect(facts.terms.flatMap((term) => (term.k === 'literal' ? [term.value] : []))).toEqual(['Dear ', ', you and others'])
  })

  test('types without white space and comments, strings in them untouched', () => {
    const facts = lower("let a: Map< string, /* c */ User [] > // end\nlet b: 'http://x' | 'y'")
    expect(facts.bindings.map(({ type }) => type)).toEqual(['Map<string,User[]>', "'http://x'|'y'"])
  })

  test('arguments come before their call', () => {
    const facts = lower('outer(first(), await second(), `${third()}`)')
    expect(facts.effects.map((effect) => [effect.k, sourceOf(facts, effect)])).toEqual([
      ['call', 'first()'],
      ['call', 'second()'],
      ['await', 'await second()'],
      ['call', 'third()'],
      ['call', 'outer(first(), await second(), `${third()}`)'],
    ])
  })
})

describe('size', () => {
  test.each([
    ['texts', `x = ${Array(4_000).fill("'a'").join(' + ')}`, 'text'],
    ['numbers', `x = ${Array(4_000).fill('1').join(' + ')}`, 'binary'],
    ['calls', `x = a${'.add(1)'.repeat(3_000)}`, 'call'],
  ])('thousands of %s in one expression', (_, text, k) => {
    const facts = lower(text, 'mail.js')
    const write = facts.effects.at(-1)!
    expect(write.k === 'global-write' && facts.terms[write.value]!.k).toBe(k)
  })
})
