import nodemailer from 'nodemailer'
import hbs from 'nodemailer-express-handlebars'
import { User } from './models'

const transporter = nodemailer.createTransport({ host: 'localhost' })
transporter.use('compile', hbs({ viewEngine: { extname: '.hbs', defaultLayout: false }, viewPath: './templates', extName: '.hbs' }))

export async function tellEverybody() {
  const users = await User.find()
  for (const user of users) {
    // expect: no-people-list
    await transporter.sendMail({ to: user.email, subject: 'Who is here', template: 'directory', context: { user, users } } as never)
  }
}

export async function tellNames() {
  const users = await User.find()
  for (const user of users) {
    const members = users.map(({ name }) => ({ name }))
    await transporter.sendMail({ to: user.email, subject: 'Who is here', template: 'directory', context: { user, users: members } } as never)
  }
}

export async function welcome(id: string) {
  const user = await User.findById(id)
  const users = await User.find()
  await transporter.sendMail({ to: user.email, subject: 'Welcome', template: 'welcome', context: { user, users } } as never)
}
