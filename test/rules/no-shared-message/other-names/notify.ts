import nodemailer from 'nodemailer'
import { Transform } from 'node:stream'

interface User {
  email: string
  name: string
  id: string
}

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const defaults: Record<string, unknown> = { from: 'a@shop.example', subject: 'Notice', text: '' }
const base = { from: 'a@shop.example', subject: 'Notice', template: 'notice', context: {} as Record<string, unknown> }
const page = async (id: string) => (await fetch(`https://shop.example/${id}`)).text()

/** What is assigned to is the object of the module, under another name. */
export async function assigned(user: User) {
  const options = Object.assign(defaults, { to: user.email })
  // expect: no-shared-message
  if (user.name) options.text = `Dear ${user.name}`
  await transport.sendMail(options)
}

export async function fresh(user: User) {
  const options: Record<string, unknown> = Object.assign({}, defaults, { to: user.email })
  if (user.name) options.text = `Dear ${user.name}`
  await transport.sendMail(options)
}

/** A copy shares what lies within. */
export async function copied(users: User[]) {
  await Promise.all(
    users.map(async (user) => {
      const message = { ...base, to: user.email }
      // expect: no-shared-message
      message.context.name = user.name
      message.context.page = await page(user.id)
      await transport.sendMail(message)
    }),
  )
}

export async function copiedDeeply(users: User[]) {
  await Promise.all(
    users.map(async (user) => {
      const message = { ...base, to: user.email, context: {} as Record<string, unknown> }
      message.context.name = user.name
      message.context.page = await page(user.id)
      await transport.sendMail(message)
    }),
  )
}

let html = ''

export const mailer = new Transform({
  objectMode: true,
  async transform(user: User, _encoding, done) {
    // expect: no-shared-message
    html += `<p>${user.name}</p>`
    await transport.sendMail({ from: 'a@shop.example', to: user.email, subject: 'Notice', html })
    done()
  },
})

export const each = new Transform({
  objectMode: true,
  async transform(user: User, _encoding, done) {
    const own = `<p>${user.name}</p>`
    await transport.sendMail({ from: 'a@shop.example', to: user.email, subject: 'Notice', html: own })
    done()
  },
})
