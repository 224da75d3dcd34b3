import Queue from 'bull'
import nodemailer from 'nodemailer'

const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const queue = new Queue('mail')

function mail(to: string) {
  return transporter.sendMail({ from: 'welcome@shop.example', to, subject: 'Welcome', text: 'Good to see you.' })
}

export function welcome(to: string) {
  queue.add('welcome', { to })
  queue.process('welcome', async () => {
    // expect: no-shared-message
    await mail(to)
  })
}

export function goodbye(to: string) {
  queue.add('goodbye', { to })
}

queue.process('goodbye', async (job) => {
  await mail(job.data.to)
})
