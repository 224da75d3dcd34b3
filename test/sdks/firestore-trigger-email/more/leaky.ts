import { getFirestore } from 'firebase-admin/firestore'
import { addDoc, collection, doc, getFirestore as getWebFirestore, setDoc } from 'firebase/firestore'
import { PrismaClient } from '@prisma/client'

const db = getFirestore()
const web = getWebFirestore()
const prisma = new PrismaClient()

export async function setById(id: string) {
  const customers = await prisma.customer.findMany()
  await db
    .collection('mail')
    .doc(id)
    .set({
      // expect: no-exposed-recipients
      to: customers.map((customer) => customer.email),
      template: { name: 'news', data: {} },
    })
}

export async function uids() {
  const customers = await prisma.customer.findMany()
  await db.collection('mail').add({
    // expect: no-exposed-recipients
    toUids: customers.map((customer) => customer.uid),
    message: { subject: 'March newsletter', text: 'What we shipped.' },
  })
}

export async function inBatch(id: string) {
  const customers = await prisma.customer.findMany()
  const batch = db.batch()
  batch.set(db.collection('mail').doc(id), {
    // expect: no-exposed-recipients
    cc: customers.map((customer) => customer.email),
    message: { subject: 'March newsletter', text: 'What we shipped.' },
  })
  await batch.commit()
}

export async function web9() {
  const customers = await prisma.customer.findMany()
  await addDoc(collection(web, 'mail'), {
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    message: { subject: 'March newsletter', text: 'What we shipped.' },
  })
}

export async function web9ById(id: string) {
  const customers = await prisma.customer.findMany()
  await setDoc(doc(web, 'mail', id), {
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    message: { subject: 'March newsletter', text: 'What we shipped.' },
  })
}

// Any other collection is no mail.
export async function otherCollection() {
  const customers = await prisma.customer.findMany()
  await db.collection('campaigns').add({ to: customers.map((customer) => customer.email), message: { subject: 'March newsletter' } })
}
