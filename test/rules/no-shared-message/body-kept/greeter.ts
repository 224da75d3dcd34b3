import sgMail from '@sendgrid/mail'
import { render, type User } from './render'

export class Greeter {
  private body = ''
  private sent = 0

  async greetAll(users: User[]) {
    for (const user of users) {
      // expect: no-shared-message
      this.body = this.body || render(user)
      await sgMail.send({ to: user.email, from: 'a@shop.example', subject: 'Hello', html: this.body })
    }
  }

  async greetEach(users: User[]) {
    for (const user of users) {
      this.sent += 1
      await sgMail.send({ to: user.email, from: 'a@shop.example', subject: 'Hello', html: render(user) })
    }
  }
}

let greeting: string | undefined

export async function greet(to: string, name: string) {
  // expect: no-shared-message
  if (greeting === undefined) greeting = `Hello ${name}`
  await sgMail.send({ to, from: 'a@shop.example', subject: 'Hello', text: greeting })
}

let logo: string | undefined

export async function greetWithLogo(to: string, name: string, template: string) {
  if (logo === undefined) logo = await load(template)
  await sgMail.send({ to, from: 'a@shop.example', subject: 'Hello', html: `${logo}<p>${name}</p>` })
}

async function load(name: string) {
  return (await fetch(`https://assets.shop.example/${name}`)).text()
}
