import SibApiV3Sdk from 'sib-api-v3-sdk'
import { db } from './db.js'

const api = new SibApiV3Sdk.TransactionalEmailsApi()
const message = new SibApiV3Sdk.SendSmtpEmail()

/** What a branch writes is sent by that branch, before anybody else gets a turn. */
export const sendToken = async (kind, customer, token) => {
  if (kind === 'confirm') {
    message.subject = 'Confirm your account'
    message.htmlContent = `<p>Dear ${customer.name}, use ${token}</p>`
    message.to = [{ email: customer.email, name: customer.name }]
    await api.sendTransacEmail(message)
  } else if (kind === 'reset') {
    message.subject = 'Your new password'
    message.htmlContent = `<p>Dear ${customer.name}, set it with ${token}</p>`
    message.to = [{ email: customer.email, name: customer.name }]
    await api.sendTransacEmail(message)
  }
}

export const sendInvoice = async (customer, invoice) => {
  // expect: no-shared-message
  message.htmlContent = `<p>Dear ${customer.name}, you owe ${invoice.amount}</p>`
  message.to = [{ email: customer.email, name: customer.name }]
  await db.invoice.update({ where: { id: invoice.id }, data: { sent: true } })
  await api.sendTransacEmail(message)
}
