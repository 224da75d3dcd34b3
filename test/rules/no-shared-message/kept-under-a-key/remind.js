const { PrismaClient } = require('@prisma/client')
const nodemailer = require('nodemailer')
const { letterFor, settingsOf } = require('./settings')

const db = new PrismaClient()
const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

async function remindClinics() {
  const clinics = await db.clinic.findMany({ where: { trialEnds: new Date() } })
  for (const clinic of clinics) {
    const settings = await settingsOf(clinic.id)
    await transport.sendMail({ from: 'desk@clinics.example', to: clinic.email, subject: settings.title, text: `${settings.greeting} the trial ends.` })
  }
}

async function remindPatients() {
  const patients = await db.patient.findMany()
  for (const patient of patients) {
    await transport.sendMail({ from: 'desk@clinics.example', to: patient.email, subject: 'Your next visit', text: await letterFor(patient) })
  }
}

module.exports = { remindClinics, remindPatients }
