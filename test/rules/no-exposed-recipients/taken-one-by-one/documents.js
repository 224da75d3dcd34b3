const admin = require('firebase-admin')
const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })
const getDb = () => admin.firestore()

async function everyProject() {
  const projects = await getDb().collection('projects').get()
  for (const one of projects.docs) await overdue(one.data())
}

async function overdue(project) {
  const people = project.projectUsers || []
  await tellProject({ title: project.title, people: project.manager ? [...people, project.manager] : people })
}

async function tellProject({ title, people }) {
  const to = []
  for (const reference of people) {
    if (!reference?.id) continue
    const person = await getDb().collection('users').doc(reference.id).get()
    if (person.exists) to.push({ address: person.data().email, name: person.data().name })
  }
  const admins = await getDb().collection('users').where('role', '==', 'admin').get()
  admins.forEach((one) => to.push({ address: one.data().email, name: one.data().name }))
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ from: 'site@build.example', to, subject: `${title} is late`, text: 'Have a look.' })
}

async function tellVisitors(dayId) {
  const day = (await getDb().doc(`openDays/${dayId}`).get()).data()
  const visitors = await Promise.all(day.visitors.map((id) => getDb().doc(`users/${id}`).get()))
  await transport.sendMail({
    from: 'site@build.example',
    // expect: no-exposed-recipients
    to: visitors.map((visitor) => visitor.data().email),
    subject: 'The open day',
    text: 'Bring boots.',
  })
}

async function tellOneVisitor(id) {
  const visitor = await getDb().collection('users').doc(id).get()
  await transport.sendMail({ from: 'site@build.example', to: visitor.data().email, subject: 'The open day', text: 'Bring boots.' })
}

module.exports = { everyProject, tellVisitors, tellOneVisitor }
