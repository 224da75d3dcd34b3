import { i18n } from './i18n'

export async function sendTranslated({ to, key, params, language }) {
  const subject = i18n.t(`${key}.subject`, params, language)
  let text = params.text
  if (!text) text = i18n.t(`${key}.text`, params, language)
  await Email.sendAsync({ to, from: Accounts.emailTemplates.from, subject, text })
}

export async function closing(params) {
  const customers = await Meteor.users.find({}).fetchAsync()
  // expect: no-exposed-recipients
  await sendTranslated({ to: customers.map((customer) => customer.emails[0].address), key: 'closing', params, language: 'en' })
  for (const customer of customers)
    await sendTranslated({ to: customer.emails[0].address, key: 'closing', params, language: customer.language })
}
