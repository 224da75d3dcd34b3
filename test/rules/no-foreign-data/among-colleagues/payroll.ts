import nodemailer from 'nodemailer'
import { prisma } from './db'

const transport = nodemailer.createTransport({ host: 'smtp.works.example' })

export async function payrollToAll() {
  const employees = await prisma.employee.findMany()
  const text = employees.map((employee) => `${employee.name}: ${employee.salary}`).join('\n')
  for (const employee of employees) {
    // expect: no-foreign-data
    await transport.sendMail({ to: employee.email, subject: 'Payroll', text })
  }
}

export async function payslips() {
  const employees = await prisma.employee.findMany()
  for (const employee of employees) {
    // expect: no-foreign-data
    await transport.sendMail({ to: employee.email, subject: 'Payslip', text: `You earned ${employees[0].salary} this month.` })
  }
}

export async function payslipsOfTheirOwn() {
  const employees = await prisma.employee.findMany()
  for (const employee of employees) {
    await transport.sendMail({ to: employee.email, subject: 'Payslip', text: `You earned ${employee.salary} this month.` })
  }
}

/** A directory: colleagues may read that of each other. */
export async function directory() {
  const employees = await prisma.employee.findMany()
  const text = employees.map((employee) => `${employee.name}: ${employee.email}, ${employee.extension}`).join('\n')
  for (const employee of employees) {
    // expect-possible: no-foreign-data
    await transport.sendMail({ to: employee.email, subject: 'Who is who', text })
  }
}

/** The one who pays reads what everybody earns. */
export async function payrollToAccounting() {
  const employees = await prisma.employee.findMany()
  const text = employees.map((employee) => `${employee.name}: ${employee.iban} ${employee.salary}`).join('\n')
  await transport.sendMail({ to: 'accounting@works.example', subject: 'Payroll', text })
}

export async function payrollToManagers() {
  const managers = await prisma.manager.findMany({ include: { reports: true } })
  for (const manager of managers) {
    const text = manager.reports.map((employee) => `${employee.name}: ${employee.salary}`).join('\n')
    await transport.sendMail({ to: manager.email, subject: 'Salaries of your team', text })
  }
}
