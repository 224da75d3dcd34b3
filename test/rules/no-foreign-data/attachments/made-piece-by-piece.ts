import { autoTable } from 'jspdf-autotable'
import { createEvents } from 'ics'
import { jsPDF } from 'jspdf'
import { Workbook } from 'exceljs'
import ical from 'ical-generator'
import nodemailer from 'nodemailer'
import PDFDocument from 'pdfkit'
import * as XLSX from 'xlsx'
import { Guest, Runner, Tenant } from './models'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function rentsAsWorkbook() {
  const tenants = await Tenant.find({ active: true })
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('Rents')
  // expect: no-foreign-data
  for (const tenant of tenants) sheet.addRow([tenant.name, tenant.phone, tenant.rent])
  const content = await workbook.xlsx.writeBuffer()
  for (const tenant of tenants) {
    await transport.sendMail({ to: tenant.email, subject: 'Rents', attachments: [{ filename: 'rents.xlsx', content }] })
  }
}

export async function rentOfEach() {
  const tenants = await Tenant.find({ active: true })
  for (const tenant of tenants) {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('Rent')
    sheet.addRow([tenant.name, tenant.phone, tenant.rent])
    const content = await workbook.xlsx.writeBuffer()
    await transport.sendMail({ to: tenant.email, subject: 'Your rent', attachments: [{ filename: 'rent.xlsx', content }] })
  }
}

export async function rentsForTheOwner() {
  const tenants = await Tenant.find({ active: true })
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet(tenants), 'Rents')
  const content = XLSX.write(book, { type: 'buffer' })
  await transport.sendMail({ to: process.env.OWNER, subject: 'Rents', attachments: [{ filename: 'rents.xlsx', content }] })
}

export async function startList() {
  const runners = await Runner.find({ race: 'spring' })
  const book = XLSX.utils.book_new()
  const sheet = XLSX.utils.json_to_sheet(runners.map(({ name, phone }) => ({ name, phone })))
  XLSX.utils.book_append_sheet(book, sheet, 'Start list')
  const content = XLSX.write(book, { type: 'buffer' })
  for (const runner of runners) {
    // expect: no-foreign-data
    await transport.sendMail({ to: runner.email, subject: 'Start list', attachments: [{ filename: 'list.xlsx', content }] })
  }
}

function printed(runners: { name: string; phone: string }[]): Promise<Buffer> {
  return new Promise((resolve) => {
    const page = new PDFDocument()
    const chunks: Buffer[] = []
    page.on('data', (chunk) => chunks.push(chunk))
    page.on('end', () => resolve(Buffer.concat(chunks)))
    for (const runner of runners) page.fontSize(12).text(`${runner.name}: ${runner.phone}`)
    page.end()
  })
}

export async function startListToPrint() {
  const runners = await Runner.find({ race: 'autumn' })
  // expect: no-foreign-data
  const content = await printed(runners)
  for (const runner of runners)
    await transport.sendMail({ to: runner.email, subject: 'Start list', attachments: [{ filename: 'list.pdf', content }] })
}

export async function startNumber() {
  const runners = await Runner.find({ race: 'autumn' })
  for (const runner of runners) {
    const content = await printed([runner])
    await transport.sendMail({ to: runner.email, subject: 'Start number', attachments: [{ filename: 'number.pdf', content }] })
  }
}

export async function tableOfRunners() {
  const runners = await Runner.find({ race: 'winter' })
  const page = new jsPDF()
  // expect: no-foreign-data
  autoTable(page, { head: [['Name', 'Phone']], body: runners.map(({ name, phone }) => [name, phone]) })
  const content = Buffer.from(page.output('arraybuffer'))
  for (const runner of runners) {
    await transport.sendMail({ to: runner.email, subject: 'Start list', attachments: [{ filename: 'list.pdf', content }] })
  }
}

export async function seatedEvent() {
  const guests = await Guest.find({ coming: true })
  const calendar = ical({ name: 'Dinner' })
  const dinner = calendar.createEvent({ start: new Date('2026-05-01'), summary: 'Dinner' })
  // expect: no-foreign-data
  guests.forEach((guest) => dinner.createAttendee({ email: guest.email, name: guest.name }))
  for (const guest of guests) {
    await transport.sendMail({ to: guest.email, subject: 'Dinner', icalEvent: { content: calendar.toString() } })
  }
}

export async function seatOfEach() {
  const guests = await Guest.find({ coming: true })
  for (const guest of guests) {
    const calendar = ical({ name: 'Dinner' })
    const dinner = calendar.createEvent({ start: new Date('2026-05-01'), summary: 'Dinner' })
    dinner.createAttendee({ email: guest.email, name: guest.name })
    await transport.sendMail({ to: guest.email, subject: 'Dinner', icalEvent: { content: calendar.toString() } })
  }
}

export async function eventsCalledBack() {
  const guests = await Guest.find({ coming: true })
  const attendees = guests.map(({ name, email }) => ({ name, email }))
  // expect: no-foreign-data
  createEvents([{ title: 'Dinner', start: [2026, 5, 1], duration: { hours: 2 }, attendees }], async (error, value) => {
    for (const guest of guests) {
      await transport.sendMail({ to: guest.email, subject: 'Dinner', icalEvent: { content: value } })
    }
  })
}
