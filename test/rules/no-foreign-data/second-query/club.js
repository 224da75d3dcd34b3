import Mailgun from 'mailgun.js'
import { DataTypes, Op, Sequelize } from 'sequelize'

const sequelize = new Sequelize(process.env.DATABASE_URL)
const Member = sequelize.define('Member', { name: DataTypes.STRING, email: DataTypes.STRING, clubId: DataTypes.INTEGER })
const mailgun = new Mailgun(FormData).client({ username: 'api', key: process.env.MAILGUN_KEY })

export async function newMember(id) {
  const member = await Member.findByPk(id)
  const others = await Member.findAll({ where: { clubId: member.clubId, id: { [Op.ne]: member.id } } })
  const text = others.map((other) => `${other.name} ${other.email}`).join('\n')
  // expect: no-foreign-data
  await mailgun.messages.create('club.example', { from: 'club@club.example', to: member.email, subject: 'Welcome', text })
  await mailgun.messages.create('club.example', { from: 'club@club.example', to: member.email, subject: 'Welcome', text: `${others.length} members` })
}
