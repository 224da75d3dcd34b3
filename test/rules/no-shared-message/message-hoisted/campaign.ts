import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import sgMail from '@sendgrid/mail'
import { address, deliver } from './mail'
import { customers, type Customer } from './store'

const ses = new SESv2Client({})

export async function launch() {
  const message = { from: 'a@shop.example', to: '', subject: 'Launch', template: 'launch', context: { name: '' } }
  for (const customer of await customers.findMany()) {
    // expect: no-shared-message
    message.to = customer.email
    message.context.name = customer.name
    deliver(message)
  }
}

// Each send has ended before the next begins.
export async function launchInTurn() {
  const message = { from: 'a@shop.example', to: '', subject: 'Launch', template: 'launch', context: { name: '' } }
  for (const customer of await customers.findMany()) {
    message.to = customer.email
    message.context.name = customer.name
    await deliver(message)
  }
}

export async function launchEach() {
  for (const customer of await customers.findMany()) {
    const message = { from: 'a@shop.example', to: '', subject: 'Launch', template: 'launch', context: { name: '' } }
    message.to = customer.email
    message.context.name = customer.name
    deliver(message)
  }
}

export async function launchAll() {
  const list = await customers.findMany()
  const input = {
    FromEmailAddress: 'a@shop.example',
    Destination: { ToAddresses: [''] },
    Content: { Simple: { Subject: { Data: 'Launch' }, Body: { Text: { Data: '' } } } },
  }
  await Promise.all(
    list.map(async (customer) => {
      // expect: no-shared-message
      input.Destination.ToAddresses = [customer.email]
      await ses.send(new SendEmailCommand(input))
    }),
  )
}

// A copy of its own for each, with all that is changed.
export async function launchCopies() {
  const list: Customer[] = await customers.findMany()
  const base = { from: 'a@shop.example', subject: 'Launch', text: 'We are open.' }
  await Promise.all(list.map((customer) => sgMail.send({ ...base, to: customer.email })))
}

export async function launchShallow() {
  const list: Customer[] = await customers.findMany()
  const base = { from: 'a@shop.example', subject: 'Launch', templateId: 'd-1', dynamicTemplateData: { name: '' } }
  await Promise.all(
    list.map(async (customer) => {
      // expect: no-shared-message
      base.dynamicTemplateData.name = customer.name
      await sgMail.send({ ...base, to: customer.email })
    }),
  )
}

export async function launchByHelper() {
  const message = { from: 'a@shop.example', subject: 'Launch', template: 'launch' }
  for (const customer of await customers.findMany()) {
    address(message, customer)
    deliver(message)
  }
}

export async function launchByOtherName(options: { to?: string; subject: string }) {
  const list: Customer[] = await customers.findMany()
  list.forEach((customer) => {
    const message = options
    // expect: no-shared-message
    message.to = customer.email
    deliver(message)
  })
}

export async function launchByCopy(options: { to?: string; subject: string }) {
  const list: Customer[] = await customers.findMany()
  list.forEach((customer) => {
    const message = { ...options }
    message.to = customer.email
    deliver(message)
  })
}
