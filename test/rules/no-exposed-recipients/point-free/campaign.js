import nodemailer from 'nodemailer'
import { promisify } from 'node:util'
import * as R from 'ramda'
import { map, pipe, prop, uniq } from 'ramda'
import { flow } from 'lodash/fp'
import _ from 'underscore'
import { Customer } from './customer.js'

const transport = nodemailer.createTransport({ service: 'gmail' })
const send = promisify(transport.sendMail).bind(transport)
const later = transport.sendMail.bind(transport)

const addressesOf = pipe(map(prop('email')), uniq)

export async function spring() {
  const customers = await Customer.find()
  // expect: no-exposed-recipients
  await send({ from: 'shop@flowers.example', to: R.pluck('email', customers), subject: 'Spring', text: 'Tulips.' })
  // expect: no-exposed-recipients
  await send({ from: 'shop@flowers.example', to: R.map(R.prop('email'), customers), subject: 'Spring', text: 'Tulips.' })
  // expect: no-exposed-recipients
  later({ from: 'shop@flowers.example', to: addressesOf(customers), subject: 'Spring', text: 'Tulips.' }, console.log)
  // expect: no-exposed-recipients
  later({ from: 'shop@flowers.example', to: _.pluck(customers, 'email').join(), subject: 'Spring', text: 'Tulips.' }, console.log)
}

export async function birthdays() {
  const customers = await Customer.find({ birthday: new Date() })
  const wish = flow(prop('email'), (to) => send({ from: 'shop@flowers.example', to, subject: 'Many happy returns', text: 'Roses.' }))
  await Promise.all(customers.map(wish))
  await Promise.all(R.map((customer) => send({ from: 'shop@flowers.example', to: customer.email, subject: 'x', text: 'y' }), customers))
}
