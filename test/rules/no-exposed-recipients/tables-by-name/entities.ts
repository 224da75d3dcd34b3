import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
import nodemailer from 'nodemailer'

@Entity()
export class Patient {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  email!: string
}

const source = new DataSource({ type: 'postgres', entities: [Patient] })
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function closed() {
  const patients = await source.getRepository(Patient).find()
  // expect: no-exposed-recipients
  await transport.sendMail({ to: patients.map((patient) => patient.email), subject: 'Closed on Friday', text: '…' })
}

export async function moved() {
  const patients = await source.manager.find(Patient)
  await transport.sendMail({ bcc: patients.map((patient) => patient.email), subject: 'We have moved', text: '…' })
}
