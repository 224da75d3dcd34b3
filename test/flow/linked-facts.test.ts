import { describe, expect, test } from 'vitest'
import { analyze, sdks, type FileFacts, type TermId } from '@undisclosed/core'
import { evaluate } from '../../packages/core/src/flow/evaluate.js'
import { dataField, elementOf } from '../../packages/core/src/flow/members.js'
import { alternatives } from '../../packages/core/src/flow/union.js'
import { keyOf } from '../../packages/core/src/flow/keys.js'
import { trailOf, type Value } from '../../packages/core/src/flow/value.js'
import { createWorld, frameFor, symbolicFrame, viewFor, type World } from '../../packages/core/src/flow/world.js'
import { libraryOf } from '../../packages/core/src/mail/library.js'
import { projectOf, written, type Pen } from './hand-written.harness.js'

/** Findings as `file rule certainty: steps`; files are told by the steps, since places mean nothing here. */
function found(facts: Readonly<Record<string, FileFacts>>): string[] {
  const { findings } = analyze(projectOf(facts), { minCertainty: 'possible' })
  return findings.map(({ file, ruleId, certainty }) => `${file} ${ruleId} ${certainty}`)
}

function worldOf(facts: Readonly<Record<string, FileFacts>>): World {
  return { ...createWorld(projectOf(facts), {}, libraryOf(sdks)), steps: 10_000 }
}

function valueIn(world: World, file: string, term: TermId, fn = 0): Value {
  const view = viewFor(world, file)!
  return evaluate(world, frameFor(world, symbolicFrame(world, view, 0, undefined), fn), term)
}

/** Access paths of whatever people a value may hold, without the names of files and places. */
function paths(value: Value): string[] {
  return alternatives(value).map((side) => (side.k === 'path' ? keyOf(side).replace(/^\w+:[^.]*/, (root) => root.split(':')[0]!) : side.k))
}

const queryUsers = (pen: Pen, fn: number): TermId => {
  const client = pen.name(
    'prisma',
    pen.term({ k: 'call', callee: pen.import('@prisma/client', 'PrismaClient'), args: [], construct: true }),
  )
  return pen.term({ k: 'await', of: pen.call({ fn }, pen.field(client, 'user', 'findMany')) })
}

describe('a builder in another file', () => {
  const build = (delivery: 'one message' | 'one each'): FileFacts =>
    written((pen) => {
      const { fn, params, value } = pen.func({ name: 'newsMail', params: 1 })
      const { fn: mapped, params: user, value: toEmail } = pen.func({ kind: 'arrow', in: fn, params: 1 })
      pen.effect({ fn: mapped }, { k: 'return', value: pen.field(user[0]!, 'email') })
      const people = params[0]!
      const to = delivery === 'one message' ? pen.call({ fn }, pen.field(people, 'map'), toEmail) : pen.field(people, 'email')
      pen.effect({ fn }, { k: 'return', value: pen.object({ from: pen.term({ k: 'literal', value: 'news@shop.example' }), to }) })
      pen.export('newsMail', value)
    })
  const send = (each: boolean): FileFacts =>
    written((pen) => {
      const mail = pen.import('@sendgrid/mail', 'default')
      const builder = pen.import('./build', 'newsMail')
      const { fn, value } = pen.func({ name: 'announce' })
      const users = pen.name('users', queryUsers(pen, fn), { fn })
      if (!each) pen.call({ fn }, pen.field(mail, 'send'), pen.call({ fn }, builder, users))
      else {
        const loop = pen.loop({ kind: 'for-of', over: users, function: fn })
        const at = { fn, loops: [loop.id] }
        pen.call(at, pen.field(mail, 'send'), pen.call(at, builder, loop.element))
      }
      pen.export('announce', value)
    })

  test('puts the list of its caller into To', () => {
    expect(found({ 'build.ts': build('one message'), 'send.ts': send(false) })).toEqual(['send.ts no-exposed-recipients certain'])
  })

  test('makes a message for each person where it is called in a loop over them', () => {
    expect(found({ 'build.ts': build('one each'), 'send.ts': send(true) })).toEqual([])
  })
})

describe('a callback wrapper', () => {
  /** `withList(load, use)`: hands what `load` gives to `use`, whole or each by itself. */
  const wrapper = (each: boolean): FileFacts =>
    written((pen) => {
      const { fn, params, value } = pen.func({ name: 'withList', params: 2 })
      const list = pen.name('list', pen.term({ k: 'await', of: pen.call({ fn }, params[0]!) }), { fn })
      if (!each) pen.call({ fn }, params[1]!, list)
      else {
        const loop = pen.loop({ kind: 'for-of', over: list, function: fn })
        pen.call({ fn, loops: [loop.id] }, params[1]!, loop.element)
      }
      pen.export('withList', value)
    })
  const use = written((pen) => {
    const withList = pen.import('./wrapper', 'withList')
    const nodemailer = pen.import('nodemailer', 'default')
    const transport = pen.name('transport', pen.call({ fn: 0 }, pen.field(nodemailer, 'createTransport')))
    const { fn, value } = pen.func({ name: 'remind' })
    const load = pen.func({ kind: 'arrow', in: fn })
    const users = pen.call({ fn: load.fn }, pen.field(queryUsers(pen, load.fn), 'map'), emailOf(pen, load.fn))
    pen.effect({ fn: load.fn }, { k: 'return', value: users })
    const send = pen.func({ kind: 'arrow', in: fn, params: 1 })
    pen.call({ fn: send.fn }, pen.field(transport, 'sendMail'), pen.object({ to: send.params[0]! }))
    pen.call({ fn }, withList, load.value, send.value)
    pen.export('remind', value)
  })

  test('hands the whole list on', () => {
    expect(found({ 'wrapper.ts': wrapper(false), 'use.ts': use })).toEqual(['use.ts no-exposed-recipients certain'])
  })

  test('hands each element on by itself', () => {
    expect(found({ 'wrapper.ts': wrapper(true), 'use.ts': use })).toEqual([])
  })
})

function emailOf(pen: Pen, within: number): TermId {
  const { fn, params, value } = pen.func({ kind: 'arrow', in: within, params: 1 })
  pen.effect({ fn }, { k: 'return', value: pen.field(params[0]!, 'email') })
  return value
}

describe('a module-level mailOptions sent by a queue', () => {
  const facts = (shared: boolean): FileFacts =>
    written((pen) => {
      const transport = pen.name('transport', pen.call({ fn: 0 }, pen.field(pen.import('nodemailer', 'default'), 'createTransport')))
      const queue = pen.name('queue', pen.call({ fn: 0 }, pen.field(pen.import('kue', 'default'), 'createQueue')))
      const welcome = pen.term({ k: 'literal', value: 'welcome' })
      const empty = (): TermId => pen.object({ subject: welcome, to: pen.term({ k: 'literal', value: '' }) })
      const lasting = pen.name('mailOptions', empty())
      const { fn, params, value } = pen.func({ name: 'create', params: 2 })
      const written = shared ? lasting : pen.name('mailOptions', empty(), { fn })
      pen.effect({ fn }, { k: 'set', of: written, key: 'to', value: pen.field(params[0]!, 'body', 'email') })
      const job = pen.call({ fn }, pen.field(queue, 'create'), welcome, shared ? pen.object({}) : written)
      pen.call({ fn }, pen.field(job, 'save'))
      const handler = pen.func({ kind: 'arrow', params: 1 })
      const sent = shared ? lasting : pen.field(handler.params[0]!, 'data')
      pen.call({ fn: handler.fn }, pen.field(transport, 'sendMail'), sent)
      pen.call({ fn: 0 }, pen.field(queue, 'process'), welcome, handler.value)
      pen.export('create', value)
    })

  test('carries what the last request wrote', () => {
    expect(found({ 'signup.ts': facts(true) })).toEqual(['signup.ts no-shared-message likely'])
  })

  test('is quiet where each job has a message of its own', () => {
    expect(found({ 'signup.ts': facts(false) })).toEqual([])
  })
})

test('outer and inner loop: each datum knows whose it is', () => {
  const terms: Record<string, TermId> = {}
  const facts = written((pen) => {
    const { fn, value } = pen.func({ name: 'digest' })
    const authors = pen.name('authors', queryUsers(pen, fn), { fn })
    const outer = pen.loop({ kind: 'for-of', over: authors, function: fn })
    const author = pen.name('author', outer.element, { fn, loops: [outer.id] })
    const inner = pen.loop({ kind: 'for-of', over: pen.field(author, 'followers'), function: fn, parent: outer.id })
    const follower = pen.name('follower', inner.element, { fn, loops: [outer.id, inner.id] })
    terms['outer'] = pen.field(author, 'phone')
    terms['inner'] = pen.field(follower, 'email')
    terms['again'] = pen.field(follower, 'name')
    pen.export('digest', value)
  })
  const world = worldOf({ 'digest.ts': facts })
  const [outer, inner, again] = ['outer', 'inner', 'again'].map((name) =>
    paths(valueIn(world, 'digest.ts', terms[name]!, 1))[0]!.split('.'),
  )
  // One turn of the outer loop picked the author; the follower was picked by that and by a turn of the inner one.
  expect(outer!.filter((segment) => !segment.startsWith('['))).not.toContain('followers')
  expect(inner!.slice(0, outer!.length - 1)).toEqual(outer!.slice(0, -1))
  expect(inner!.length).toBeGreaterThan(outer!.length)
  expect(again!.slice(0, -1)).toEqual(inner!.slice(0, -1))
  expect([outer!.at(-1), inner!.at(-1), again!.at(-1)]).toEqual(['phone', 'email', 'name'])
})

/** What a template prints at a path of its context: `users`, `[]`, `email`. */
function printed(context: Value, segments: readonly string[]): Value {
  return segments.reduce((value, segment) => (segment === '[]' ? elementOf(value, 'each') : dataField(value, segment)), context)
}

test('a Handlebars context: the paths of a template lead to the people that the code passed', () => {
  let context = -1
  const facts = written((pen) => {
    const template = pen.name(
      'template',
      pen.call({ fn: 0 }, pen.field(pen.import('handlebars', 'default'), 'compile'), pen.term({ k: 'literal', value: '' })),
    )
    const { fn, params, value } = pen.func({ name: 'report', params: 1 })
    const users = pen.name('users', queryUsers(pen, fn), { fn })
    context = pen.object({ users, reader: params[0]! })
    pen.effect({ fn }, { k: 'return', value: pen.call({ fn }, template, context) })
    pen.export('report', value)
  })
  const world = worldOf({ 'report.ts': facts })
  const given = valueIn(world, 'report.ts', context, 1)
  expect(given.k).toBe('object')
  // `{{#each users}}{{email}}{{/each}}` and `{{reader.email}}`, as template facts have them.
  const [everybody, reader] = [printed(given, ['users', '[]', 'email']), printed(given, ['reader', 'email'])]
  expect(everybody).toMatchObject({ k: 'path', origin: { o: 'query', many: true }, segments: [expect.stringMatching(/^\[/), 'email'] })
  expect(reader).toMatchObject({ k: 'path', origin: { o: 'param', index: 0 }, segments: ['email'] })
  expect(trailOf(everybody).map(({ message }) => message)).toEqual([expect.stringContaining('a query gives many rows')])
})

test('React Email props: a component is a function of what it is given', () => {
  const printedBy: Record<string, TermId> = {}
  const component = written((pen) => {
    const { fn, params, value } = pen.func({ name: 'Digest', params: 1 })
    const people = pen.name('people', pen.field(params[0]!, 'people'), { fn })
    const item = pen.func({ kind: 'arrow', in: fn, params: 1 })
    const email = pen.field(item.params[0]!, 'email')
    pen.effect({ fn: item.fn }, { k: 'return', value: pen.term({ k: 'jsx', tag: null, name: 'li', props: [], children: [email] }) })
    const list = pen.call({ fn }, pen.field(people, 'map'), item.value)
    pen.effect({ fn }, { k: 'return', value: pen.term({ k: 'jsx', tag: null, name: 'ul', props: [], children: [list] }) })
    pen.export('Digest', value)
  })
  const sender = written((pen) => {
    const Digest = pen.import('./digest', 'Digest')
    const { fn, params, value } = pen.func({ name: 'send', params: 1 })
    const users = pen.name('users', queryUsers(pen, fn), { fn })
    const prop = (key: string, given: TermId) => ({ key, keySpan: [0, 0] as const, value: given })
    const element = pen.term({
      k: 'jsx',
      tag: Digest,
      name: 'Digest',
      props: [prop('people', users), prop('reader', params[0]!)],
      children: [],
    })
    printedBy['tag'] = Digest
    printedBy['element'] = element
    pen.call(
      { fn },
      pen.field(pen.import('resend', 'Resend'), 'emails', 'send'),
      pen.object({ to: pen.field(params[0]!, 'email'), react: element }),
    )
    pen.export('send', value)
  })
  const world = worldOf({ 'digest.ts': component, 'send.ts': sender })
  const props = valueIn(world, 'send.ts', printedBy['element']!, 1)
  const tag = valueIn(world, 'send.ts', printedBy['tag']!)
  expect(tag).toMatchObject({ k: 'function', file: 'digest.ts', fn: 1 })
  expect(printed(props, ['people', '[]', 'email'])).toMatchObject({ k: 'path', origin: { o: 'query', many: true } })
  expect(printed(props, ['reader', 'email'])).toMatchObject({ k: 'path', origin: { o: 'param' }, segments: ['email'] })
})
