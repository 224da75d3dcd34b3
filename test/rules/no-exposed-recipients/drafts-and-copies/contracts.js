const nodemailer = require('nodemailer')
const { Contract } = require('./models')

const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

/** Whoever made the contract named the signers, and chose Cc over Bcc for the others. */
async function completed(id) {
  const contract = await Contract.findById(id)
  const cc = contract.cc?.length > 0 ? contract.cc.map((person) => person.email) : []
  await transport.sendMail({
    from: 'contracts@shop.example',
    // expect-possible: no-exposed-recipients
    to: contract.signers.map((signer) => signer.email).join(','),
    // expect-possible: no-exposed-recipients
    cc,
    bcc: contract.bcc.map((person) => person.email),
    subject: `“${contract.name}” has been signed`,
  })
}

async function withdrawn(id) {
  const contract = await Contract.findById(id)
  await transport.sendMail({
    from: 'contracts@shop.example',
    to: contract.owner.email,
    // expect: no-exposed-recipients
    cc: contract.subscribers.map((person) => person.email),
    subject: `“${contract.name}” was withdrawn`,
  })
}

module.exports = { completed, withdrawn }
