import { collection, collectionGroup, doc, getDoc, getDocs, query, where } from 'firebase/firestore'
import nodemailer from 'nodemailer'
import { db } from './db'

const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

export async function tellAdmins(subject: string) {
  const admins = await getDocs(query(collection(db, 'users'), where('role', '==', 'admin')))
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: admins.docs.map((one) => one.data().email), subject, text: 'Have a look.' })
}

export async function tellAllButAdmins(subject: string) {
  const users = await getDocs(query(collection(db, 'users'), where('role', '!=', 'admin')))
  // expect: no-exposed-recipients
  await transport.sendMail({ to: users.docs.map((one) => one.data().email), subject, text: 'Have a look.' })
}

export async function tellPatients(subject: string) {
  const to: string[] = []
  const patients = await getDocs(collection(db, 'patients'))
  patients.forEach((one) => to.push(one.data().email))
  // expect: no-exposed-recipients
  await transport.sendMail({ to, subject, text: 'We are closed on Monday.' })
}

export async function tellStaff(clinicId: string, subject: string) {
  const clinic = await getDoc(doc(db, 'clinics', clinicId))
  const staff = await Promise.all(clinic.data()!.staffIds.map((id: string) => getDoc(doc(db, 'users', id))))
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: staff.map((one) => one.data()!.email), subject, text: 'We are closed on Monday.' })
}

export async function tellGuests(subject: string) {
  const guests = await getDocs(collectionGroup(db, 'guests'))
  // expect: no-exposed-recipients
  await transport.sendMail({ to: guests.docs.map((one) => one.data().email), subject, text: 'The party is off.' })
}
