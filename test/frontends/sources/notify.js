#!/usr/bin/env node
'use strict'

const nodemailer = require('nodemailer')
const { render, layouts: { plain: layout = 'plain', ...layouts } = {}, ...rest } = require('./views')
var transport
const SUBJECT = 'News', limit = 1_000, big = 10n, pattern = /a\/b/giu

module.exports = exports = notify
exports.limit = limit
module.exports.close = () => transport.close()
module.exports['with-dash'] = SUBJECT

/* The old way: one message, everyone in To. */
function notify(users, { subject = SUBJECT, cc: [first, , third = first, ...others] = [], [SUBJECT]: computed } = {}, ...extra) {
  if (!users || users.length === 0) return
  else if (users.length > limit) throw new RangeError(`too many: ${users.length} of ${limit}`)
  const to = users.map((user) => user.email).join(', ')
  transport ??= nodemailer.createTransport({ host: process.env.SMTP_HOST, 'port': 25, 465: true, ['sec' + 'ure']: false, ...rest })
  return transport.sendMail({ to, subject: subject || SUBJECT, cc: first && third ? others : computed, text: "Hello" + ' ' + to + arguments.length })
}

async function each(users) {
  outer: for (const { email, name: { first = 'friend' } = {} } of users) {
    if (!email) continue outer
    try {
      await transport.sendMail({ to: email, text: `Dear ${first},\n\u00e9${/* why */ `nested ${email}`}` })
    } catch ({ message, ...details }) {
      console.error(message, details)
      break
    } finally {
      count++
    }
  }
  for (const key in users) delete users[key].email, delete users.password
  for await (const page of pages()) for (let i = 0, n = page.length; i < n; i += 1) await notify([page[i]])
  while (queue.length) { const next = queue.pop(); next.sent = true; next['at'] = Date.now(); next[next.sent] ||= 1; next.tries++ }
  do { var late = await poll() } while (late.more())
  for (;;) { if (late) break }
  for (users.current of users);
  [users.a, users['b'], ...users.rest] = users;
  ({ email: users.c, d: users[key] = 1, ...users.e } = users);
  [transport, late] = [late, transport]
}

function* pages() {
  const got = yield
  yield* got.pages
  yield got, label`of ${got} pages`
}

switch (process.argv[2]) {
  case 'all':
  case 'each': {
    each([])
    break
  }
  case SUBJECT:
    notify([])
    break
  default:
    exit(1)
}

const later = function again(n) { return n > 0 ? again(n - 1) : null }
const Mailer = class Own { static of() { return new Own } }
let counter = 1 + 2 * 3 - counter, undefinedYet
counter = (later(), Mailer, counter ** 2)
;(0, exports.limit)
;(async () => { const { default: chalk } = await import('chalk'); await import(`./${chalk}.js`); const all = require(`./x`), dyn = require(SUBJECT) })()
if (typeof counter === 'number' && !('x' in rest) || rest instanceof Map) counter = void 0
if (counter) { throw new Error('no') } else { later?.(1)?.[2]?.name.deep(...rest)?.() }
new (later().Mailer)(SUBJECT, ...[1, , ...[2]])
var f = { get list() { return [] }, set list(value) { this.value = value }, async *stream() { yield 1 }, async send() {}, [SUBJECT]() {}, later, arrow: () => ({}), 'quoted'() {}, __proto__: null, async: 1, get [limit]() { return 2 } }
label: { if (f) break label; f.list = [] }
implicit = 1; implicit += 2; ({ alsoImplicit: other } = f)
Object.assign(module.exports, { f })
function shadowed(require, module, exports) {
  const x = require('not-a-module')
  module.exports = x
  exports.y = x
}
function hoisted() {
  early()
  inner = 1
  if (inner) { var inner; function early() { return inner } }
  return early
}
class Queue extends (Mailer ?? Object) {
  #jobs = []
  static #one
  static size = 10;
  'quoted name' = 1
  [SUBJECT] = notify([])
  send = async (job) => { await this.#push(job) }
  bound = this.send.bind(this)
  static { this.#one = new Queue(); const local = Queue.#one; each(local) }
  constructor(...args) { super(...args); super.send(new.target) }
  get jobs() { return this.#jobs }
  set jobs(value) { this.#jobs = value }
  async #push(job) { if (#jobs in job) return this.#jobs.push(job); for (const j of this.#jobs) this.last = j }
  static async *[Symbol.asyncIterator]() {}
  static from({ jobs }) { return new this(jobs) }
}
