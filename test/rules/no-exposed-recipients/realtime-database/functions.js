const admin = require('firebase-admin')
const functions = require('firebase-functions')
const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'news@paper.example'

exports.children = functions.https.onRequest((req, res) => {
  admin
    .database()
    .ref('subscribers')
    .once('value')
    .then((snapshot) => {
      const emails = []
      snapshot.forEach((child) => {
        emails.push(child.val().email)
      })
      // expect: no-exposed-recipients
      return transport.sendMail({ from, to: emails.join(','), subject: 'An article', html: '…' })
    })
})

exports.values = functions.https.onRequest(async () => {
  const all = (await admin.database().ref('subscribers').once('value')).val()
  const emails = Object.values(all).map((one) => one.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: emails, subject: 'An article', html: '…' })
  for (const key of Object.keys(all)) await transport.sendMail({ from, to: all[key].email, subject: 'An article', html: '…' })
})

exports.one = functions.https.onRequest(async (req) => {
  const snapshot = await admin.database().ref(`subscribers/${req.query.id}`).once('value')
  await transport.sendMail({ from, to: snapshot.val().email, subject: 'Welcome', html: '…' })
})
