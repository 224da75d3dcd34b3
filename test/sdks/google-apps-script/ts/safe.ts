import { sendOne } from './mailer'

export function announce() {
  const subscribers = SpreadsheetApp.getActive().getSheetByName('Subscribers').getDataRange().getValues()
  for (const subscriber of subscribers) {
    GmailApp.sendEmail(subscriber[1], 'March newsletter', 'What we shipped this month.')
  }
}

function deliver(to: string, subject: string) {
  MailApp.sendEmail(to, 'support@shop.example', subject, 'See you on Friday.')
}

export function invite() {
  const users = SpreadsheetApp.getActive().getSheetByName('Users').getDataRange().getValues()
  users.forEach((user) => deliver(user[1], 'Your invitation'))
}

export function notify() {
  const customers = SpreadsheetApp.getActive().getSheetByName('Customers').getDataRange().getValues()
  for (const customer of customers) sendOne(customer[1], 'Our prices change in May', 'Your plan stays as it is until then.')
}

export function copy() {
  const customers = SpreadsheetApp.getActive().getSheetByName('Customers').getDataRange().getValues()
  MailApp.sendEmail('team@shop.example', 'A recall of batch 114', 'Please stop using it.', {
    bcc: customers.map((customer) => customer[1]).join(','),
  })
}
