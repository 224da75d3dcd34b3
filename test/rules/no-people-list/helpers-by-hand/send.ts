import ejs from 'ejs'
import fs from 'fs'
import Handlebars from 'handlebars'
import path from 'path'
import { transporter } from './transport'
import { Renderer, inPromise, readPage } from './render'
import { Customer } from './customer'

export async function promotion() {
  const customers = await Customer.findAll()
  for (const customer of customers) {
    // expect: no-people-list
    const html = await Renderer.page('list.ejs', { customers })
    await transporter.sendMail({ to: customer.email, subject: 'Promotion', html })
  }
}

export async function promises() {
  const customers = await Customer.findAll()
  for (const customer of customers) {
    // expect: no-people-list
    ejs.renderFile(path.join(__dirname, 'templates/list.ejs'), { customers }).then((html) => {
      return transporter.sendMail({ to: customer.email, subject: 'Promotion', html })
    })
  }
}

export async function wrapped() {
  const customers = await Customer.findAll()
  for (const customer of customers) {
    // expect: no-people-list
    const html = await inPromise('list', { customers })
    await transporter.sendMail({ to: customer.email, subject: 'Promotion', html })
  }
}

export async function wrappedAlone() {
  for (const customer of await Customer.findAll()) {
    const html = await inPromise('own', { customer })
    await transporter.sendMail({ to: customer.email, subject: 'Promotion', html })
  }
}

export async function readFirst() {
  const customers = await Customer.findAll()
  const template = Handlebars.compile(await readPage('list.html'))
  await Promise.all(
    customers.map((customer) =>
      transporter.sendMail({
        to: customer.email,
        subject: 'Promotion',
        // expect: no-people-list
        html: template({ customer, all: customers }),
      }),
    ),
  )
}

export async function called() {
  const customers = await Customer.findAll()
  fs.readFile(path.join(__dirname, 'templates', 'list.html'), 'utf8', (error, text) => {
    if (error) throw error
    const template = Handlebars.compile(text)
    for (const customer of customers) {
      // expect: no-people-list
      transporter.sendMail({ to: customer.email, subject: 'Promotion', html: template({ all: customers }) })
    }
  })
}
