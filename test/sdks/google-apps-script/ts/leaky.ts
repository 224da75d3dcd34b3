/** Compiled to one script with clasp. The people are rows of a sheet. */
import { broadcast } from './mailer'

export function announce() {
  const sheet = SpreadsheetApp.getActive().getSheetByName('Subscribers')
  const subscribers = sheet.getDataRange().getValues()
  // expect: no-exposed-recipients
  GmailApp.sendEmail(subscribers.map((subscriber) => subscriber[1]).join(','), 'March newsletter', 'What we shipped this month.')
}

export function remind() {
  const attendees = SpreadsheetApp.getActive().getSheetByName('Attendees').getDataRange().getValues()
  MailApp.sendEmail('team@shop.example', 'Doors open at seven', 'See you on Friday.', {
    // expect: no-exposed-recipients
    cc: attendees.map((attendee) => attendee[1]).join(','),
  })
}

function deliver(to: string, subject: string) {
  MailApp.sendEmail(to, subject, 'See you on Friday.')
}

export function invite() {
  const users = SpreadsheetApp.getActive().getSheetByName('Users').getDataRange().getValues()
  // expect: no-exposed-recipients
  deliver(users.map((user) => user[1]).join(','), 'Your invitation')
}

export function notify() {
  const customers = SpreadsheetApp.getActive().getSheetByName('Customers').getDataRange().getValues()
  broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer[1]),
    'Our prices change in May',
    'Your plan stays as it is until then.',
  )
}
