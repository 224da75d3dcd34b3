const admin = require('firebase-admin')

const db = admin.firestore()

async function broadcast(to, subject, html) {
  await db.collection('mail').add({
    to,
    message: { subject, html },
  })
}

async function sendOne(to, subject, html) {
  await db.collection('mail').add({
    to,
    message: { subject, html },
  })
}

module.exports = { broadcast, sendOne }
