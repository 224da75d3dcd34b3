const admin = require('firebase-admin')
const functions = require('firebase-functions')
const sgMail = require('@sendgrid/mail')

admin.initializeApp()
const db = admin.firestore()

exports.eventChanged = functions.firestore.document('events/{id}').onUpdate(async (change, context) => {
  const snapshot = await db.collection('participants').where('eventId', '==', context.params.id).get()
  const emails = []
  snapshot.forEach((doc) => {
    emails.push(doc.data().email)
  })
  await sgMail.send({
    // expect: no-exposed-recipients
    to: emails,
    from: 'dance@hall.example',
    subject: 'An event has changed',
    text: change.after.data().title,
  })
})

exports.welcome = functions.auth.user().onCreate((user) =>
  sgMail.send({ to: user.email, from: 'dance@hall.example', subject: 'Welcome', text: '…' }),
)

exports.each = functions.pubsub.schedule('every monday').onRun(async () => {
  const snapshot = await db.collection('participants').get()
  await Promise.all(snapshot.docs.map((doc) => sgMail.send({ to: doc.get('email'), from: 'dance@hall.example', subject: 'This week', text: '…' })))
})
