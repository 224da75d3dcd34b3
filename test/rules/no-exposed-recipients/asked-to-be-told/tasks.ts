import { crm } from 'crm-client'
import nodemailer from 'nodemailer'
import { Campaign, ReportSchedule, Task } from './models'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** A field of that name holds whom somebody wanted to be told. */
export async function done(id: string) {
  const task = await Task.findById(id)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: task.notificationEmails, subject: `${task.title} is done`, text: '' })

  const campaign = await Campaign.findById(id)
  // expect: no-exposed-recipients
  await transport.sendMail({ to: campaign.subscriberEmails, subject: campaign.title, text: campaign.text })
}

/** The readers of a report stand in its schedule, whoever wrote them there. */
export async function weekly(text: string) {
  for (const schedule of await ReportSchedule.find({ active: true }))
    // expect-possible: no-exposed-recipients
    await transport.sendMail({ to: schedule.recipients, subject: 'The week', text })
}

export async function schedule(req: { body: { recipients: string[]; name: string } }) {
  await ReportSchedule.create({ recipients: req.body.recipients, name: req.body.name })
}

/** Into a field for one address two are written that belong together. */
export async function renewed(form: object) {
  const lead = await crm.leads.create(form)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: lead.contactEmail.split(',').map((one: string) => one.trim()), subject: 'Renewed', text: '' })

  const campaign = await Campaign.findById(lead.id)
  // expect: no-exposed-recipients
  await transport.sendMail({ to: campaign.subscribers.split(','), subject: 'Somebody joined', text: '' })
}
