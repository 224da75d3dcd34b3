import sgMail from '@sendgrid/mail'
import { render } from 'jsx-email'
import mjml2html from 'mjml'
import { renderToStaticMarkup } from 'react-dom/server'
import { Student, Parent } from './models'
import { Keys, Raw, Roster, RosterPage, Swallowed } from './emails/Roster'

const from = 'school@school.example'

export async function toEachParent() {
  const students = await Student.find()
  const parents = await Parent.find({ active: true })
  // expect: no-people-list
  const html = await render(<Roster students={students} title="Your class" />)
  for (const parent of parents) await sgMail.send({ from, to: parent.email, subject: 'Class', html })
}

export async function asStaticMarkup(to: string) {
  const students = await Student.find()
  const parent = await Parent.findOne({ email: to })
  // expect: no-people-list
  const markup = renderToStaticMarkup(<RosterPage students={students} />)
  await sgMail.send({ from, to: parent.email, subject: 'Class', html: `<!doctype html>${markup}` })
}

export async function throughMjml(to: string) {
  const students = await Student.find()
  const parent = await Parent.findOne({ email: to })
  // expect: no-people-list
  const { html } = mjml2html(renderToStaticMarkup(<Raw students={students} />))
  await sgMail.send({ from, to: parent.email, subject: 'Class', html })
}

/** Passed and never printed. */
export async function quiet(to: string) {
  const students = await Student.find()
  const parent = await Parent.findOne({ email: to })
  await sgMail.send({ from, to: parent.email, subject: 'Class', html: await render(<Swallowed students={students} />) })
  await sgMail.send({ from, to: parent.email, subject: 'Class', html: await render(<Keys students={students} />) })
}
