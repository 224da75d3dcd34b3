import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sdks } from '../../packages/core/src/sdks/index.js'
import { plainSpecifier } from '../../packages/core/src/specifier.js'
import type { SdkModel, SdkPredicate, SdkUnit } from '../../packages/core/src/sdk.js'

/** Every API of the catalogue, and the row that speaks for it where it has none of its own. */
const catalogue: Readonly<Record<string, string | { readonly in: string; readonly because: string }>> = {
  nodemailer: 'nodemailer',
  sendgrid: 'sendgrid',
  mailgun: 'mailgun',
  'mailgun-js-legacy': 'mailgun-js-legacy',
  postmark: 'postmark',
  resend: 'resend',
  'aws-ses-v1': 'aws-ses-v1',
  'aws-ses-v2': 'aws-ses-v2',
  'aws-sdk-v2-ses': 'aws-sdk-v2-ses',
  mailersend: 'mailersend',
  mailjet: 'mailjet',
  brevo: 'brevo',
  sparkpost: 'sparkpost',
  'mailchimp-transactional': 'mailchimp-transactional',
  emailjs: 'emailjs',
  'email-templates': 'email-templates',
  'nestjs-mailer': 'nestjs-mailer',
  'nodemailer-express-handlebars': { in: 'nodemailer', because: 'a compile plugin; the call is still sendMail' },
  'nodemailer-esp-transports': { in: 'nodemailer', because: 'the transport changes the units of the same sendMail (madeWith)' },
  'azure-communication-email': 'azure-communication-email',
  'microsoft-graph': 'microsoft-graph',
  gmail: 'gmail',
  customerio: 'customerio',
  loops: 'loops',
  plunk: 'plunk',
  usesend: 'usesend',
  courier: 'courier',
  novu: 'novu',
  knock: 'knock',
  zeptomail: 'zeptomail',
  elasticemail: 'elasticemail',
  smtp2go: 'smtp2go',
  mailtrap: 'mailtrap',
  payload: 'payload',
  'strapi-email': 'strapi-email',
  'adonis-mail': 'adonis-mail',
  'emailjs-com': 'emailjs-com',
  'scaleway-tem': 'scaleway-tem',
  sendpulse: 'sendpulse',
  nylas: 'nylas',
  'cloudflare-send-email': 'cloudflare-send-email',
  'raw-http': 'raw-http',
  'react-email': 'react-email',
  'firestore-trigger-email': 'firestore-trigger-email',
  'meteor-email': 'meteor-email',
  'google-apps-script': 'google-apps-script',
  mailto: 'mailto',
}

/** Rows beyond the catalogue, met in real leaks. */
const beyond = ['appwrite', 'convex-resend', 'denomailer', 'sendgrid-legacy', 'sendmail']

const name = String.raw`[A-Za-z_$][\w$]*`
const chainTail = new RegExp(String.raw`^(?:\.${name}|\(\)|#)*$`)
const member = new RegExp(String.raw`^(?:${name}(?:\(\))?(?:\.${name}(?:\(\))?)*)?$`)
const step = String.raw`(?:\.${name}|\.\*|\[\]|\["[^"]+"\]|\[${name}!?=${name}\])`
const path = new RegExp(String.raw`^(?:\d+${step}*|this${step}+|@(?:${name}${step}*|${step}*))$`)
const url = /^(?:[\w-]+|\{\w+\})(?:\.(?:[\w-]+|\{\w+\}))+(?:\/(?:[\w.:-]+|\{\w+\}))*$/

function chainFault(chain: string, model: SdkModel): string | undefined {
  const free = /^(?:global|named):([A-Za-z_$][\w$]*)(.*)$/.exec(chain)
  if (free) return chainTail.test(free[2]!) ? undefined : `${chain}: tail`
  const packages = [...model.packages].sort((a, b) => b.length - a.length)
  const from = packages.find((known) => chain.startsWith(known) && chainTail.test(chain.slice(known.length)))
  if (from !== undefined) return undefined
  // Where words make a file worth reading, the packages need not be listed.
  if (model.packages.length === 0 && /^[@\w/-]+/.test(chain))
    return chainTail.test(chain.replace(/^[@\w/-]+/, '')) ? undefined : `${chain}: tail`
  return `${chain}: no package of the row`
}

function* predicates(of: SdkPredicate | undefined): Generator<SdkPredicate> {
  if (!of) return
  yield of
  if ('all' in of) for (const part of of.all) yield* predicates(part)
  if ('any' in of) for (const part of of.any) yield* predicates(part)
  if ('not' in of) yield* predicates(of.not)
}

function* unitsOf(model: SdkModel): Generator<SdkUnit> {
  yield* model.units
  for (const call of model.calls) yield* call.units ?? []
}

function* chainsOf(model: SdkModel): Generator<string> {
  yield* model.clients
  for (const call of model.calls) yield* call.clients ?? []
  for (const builder of model.builders ?? []) yield* builder.chains
  for (const call of model.calls) if (call.fills) yield call.fills.builder
}

function* pathsOf(model: SdkModel): Generator<string> {
  for (const unit of unitsOf(model)) {
    if (unit.each !== 'call') yield unit.each
    for (const { path: at } of unit.visible ?? []) yield* typeof at === 'string' ? [at] : at
    yield* unit.hidden ?? []
    yield* unit.replyTo ?? []
    if (unit.raw) yield unit.raw
    if (unit.mailto) yield unit.mailto
  }
  const conditions = [...unitsOf(model), ...model.calls].flatMap(({ when }) => [...predicates(when)])
  for (const condition of conditions) if ('path' in condition && !('chain' in condition)) yield condition.path
  for (const content of [model.content, ...model.calls.map((call) => call.content)])
    for (const paths of Object.values(content ?? {})) yield* paths
  for (const { body } of model.calls) yield* body === undefined ? [] : typeof body === 'string' ? [body] : body
}

describe('SDK rows', () => {
  it('have unique names in sorted order, one file each', () => {
    const names = sdks.map((model) => model.name)
    expect(names).toEqual([...new Set(names)].sort())
    const files = readdirSync(new URL('../../packages/core/src/sdks/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''))
    expect(files.filter((file) => file !== 'index').sort()).toEqual(names)
  })

  it('speak for all 47 APIs of the catalogue', () => {
    const names = new Set(sdks.map((model) => model.name))
    const spoken = Object.values(catalogue).map((entry) => (typeof entry === 'string' ? entry : entry.in))
    expect(Object.keys(catalogue)).toHaveLength(47)
    expect(spoken.filter((entry) => !names.has(entry))).toEqual([])
    expect([...names].filter((row) => !spoken.includes(row)).sort()).toEqual(beyond)
  })

  it('send nothing only where they are content alone', () => {
    const silent = sdks.filter((model) => [...unitsOf(model)].length === 0).map((model) => model.name)
    expect(silent).toEqual(['react-email'])
  })

  it.each(sdks.map((model) => [model.name, model] as const))('%s is well-formed', (_, model) => {
    expect(model.docs).toMatch(/^https:\/\/[\w.-]+\//)
    expect(model.title).not.toBe('')
    expect(model.packages.length + (model.globals?.length ?? 0) + (model.words?.length ?? 0)).toBeGreaterThan(0)
    expect([...chainsOf(model)].flatMap((chain) => chainFault(chain, model) ?? [])).toEqual([])
    expect([...pathsOf(model)].filter((at) => !path.test(at))).toEqual([])
    expect(model.calls.flatMap((call) => call.member).filter((chain) => !member.test(chain))).toEqual([])
    expect(model.calls.flatMap((call) => call.url ?? []).filter((at) => !url.test(at))).toEqual([])
  })

  it.each(sdks.map((model) => [model.name, model] as const))(
    '%s has a client for every call and a last unit without condition',
    (_, model) => {
      for (const call of model.calls) {
        const units = call.units ?? model.units
        expect((call.clients ?? model.clients).length).toBeGreaterThan(0)
        if (units.length > 0) expect(units.at(-1)).not.toHaveProperty('when')
        for (const unit of units) expect(unit.visible ?? unit.raw ?? unit.mailto ?? unit.unitIsMessage).toBeDefined()
      }
    },
  )

  it.each(sdks.map((model) => [model.name, model] as const))('%s reads builder fields that its units name', (_, model) => {
    const read = [...pathsOf(model)].join(' ')
    const recipients = /^(?:to|cc|bcc|personalizations|smtpapiTo|rcpt_to)$/
    for (const builder of model.builders ?? [])
      for (const { field } of Object.values(builder.methods))
        if (recipients.test(field)) expect(read).toMatch(new RegExp(`[.@]${field}\\b`))
  })

  it('ask for regular expressions that compile', () => {
    const conditions = sdks.flatMap((model) => [...unitsOf(model), ...model.calls].flatMap(({ when }) => [...predicates(when)]))
    const sources = conditions.flatMap((condition) =>
      'matches' in condition && condition.matches !== undefined ? [condition.matches] : [],
    )
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) expect(() => new RegExp(source)).not.toThrow()
  })
})

/** APIs that have no form in which people read each other: there is only a safe fixture. */
const isolating = ['knock', 'loops', 'plunk']

describe('fixtures', () => {
  const here = new URL('./', import.meta.url)

  it.each([...Object.keys(catalogue), ...beyond])('%s has a safe and a leaky file in both languages', (id) => {
    for (const language of ['ts', 'js']) {
      const files = readdirSync(new URL(`${id}/${language}/`, here))
      const text = (name: string) =>
        readFileSync(new URL(`${id}/${language}/${files.find((file) => file.startsWith(name)) ?? name}`, here), 'utf8')
      expect(text('safe.')).not.toContain('expect: no-exposed-recipients')
      expect(text('safe.')).toMatch(/['"]\.\/mailer['"]|: Mail\b/)
      if (isolating.includes(id)) expect(files.some((file) => file.startsWith('leaky.'))).toBe(false)
      else expect(text('leaky.').match(/expect: no-exposed-recipients/g)?.length).toBeGreaterThanOrEqual(3)
    }
  })

  it('has one file for each of the 21 surprises', () => {
    const numbers = readdirSync(new URL('surprises/', here)).map((file) => Number(file.slice(0, 2)))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1))
  })
})

describe('specifiers', () => {
  it.each([
    ['resend', 'resend'],
    ['./resend', './resend'],
    ['npm:resend@2.0.0', 'resend'],
    ['npm:@sendgrid/mail@8', '@sendgrid/mail'],
    ['npm:@react-email/components@0.0.22/render', '@react-email/components/render'],
    ['https://esm.sh/resend@2', 'resend'],
    ['https://esm.sh/v135/@sendgrid/mail@8.1.0?target=deno', '@sendgrid/mail'],
    ['https://cdn.skypack.dev/nodemailer', 'nodemailer'],
    ['https://deno.land/x/denomailer/mod.ts', 'https://deno.land/x/denomailer/mod.ts'],
    ['node:fs', 'node:fs'],
  ])('%s is %s', (written, plain) => {
    expect(plainSpecifier(written)).toBe(plain)
  })
})
