import { getFirestore } from 'firebase-admin/firestore'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'desk@rota.example'
const db = getFirestore()

/** Who works for one company knows the others, however the path to them is written. */
export async function toEmployees(companyId: string, text: string) {
  const employees = await db.collection(`companies/${companyId}/employees`).where('status', '==', 'active').get()
  await transport.sendMail({
    from,
    // expect-possible: no-exposed-recipients
    to: employees.docs.map((one) => one.data().contact.email),
    subject: 'From the office',
    text,
  })
}

export async function toEmployeesOf(companyId: string, text: string) {
  const rows = await db.collection('companies').doc(companyId).collection('employees').get()
  await transport.sendMail({
    from,
    // expect-possible: no-exposed-recipients
    to: rows.docs.map((one) => one.data().email),
    subject: 'From the office',
    text,
  })
}

/** Its customers don't. */
export async function toCustomers(companyId: string, text: string) {
  const rows = await db.collection(`companies/${companyId}/customers`).get()
  await transport.sendMail({
    from,
    // expect: no-exposed-recipients
    to: rows.docs.map((one) => one.data().email),
    subject: 'From the office',
    text,
  })
}

/** Nor do the employees of all companies. */
export async function toAllEmployees(text: string) {
  const rows = await db.collectionGroup('employees').get()
  await transport.sendMail({
    from,
    // expect: no-exposed-recipients
    to: rows.docs.map((one) => one.data().email),
    subject: 'From the makers of Rota',
    text,
  })
}
