import { getFirestore } from 'firebase-admin/firestore'

const db = getFirestore()

export async function broadcast(to: string[], subject: string, html: string) {
  await db.collection('mail').add({
    to,
    message: { subject, html },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await db.collection('mail').add({
    to,
    message: { subject, html },
  })
}
