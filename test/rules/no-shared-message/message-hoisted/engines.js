const nodemailer = require('nodemailer')
const nunjucks = require('nunjucks')
const { findCustomers } = require('./people')

const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const env = nunjucks.configure('views')

exports.thank = async () => {
  const list = await findCustomers()
  await Promise.all(
    list.map(async (customer) => {
      // expect: no-shared-message
      env.addGlobal('customer', customer)
      const footer = await loadFooter(customer.locale)
      const html = env.render('thanks.njk', { footer })
      await transporter.sendMail({ from: 'a@shop.example', to: customer.email, subject: 'Thanks', html })
    }),
  )
}

exports.thankEach = async () => {
  const list = await findCustomers()
  env.addGlobal('shop', 'The shop')
  await Promise.all(
    list.map(async (customer) => {
      const html = env.render('thanks.njk', { customer })
      await transporter.sendMail({ from: 'a@shop.example', to: customer.email, subject: 'Thanks', html })
    }),
  )
}

async function loadFooter(locale) {
  return (await fetch(`https://assets.shop.example/footer.${locale}.html`)).text()
}
