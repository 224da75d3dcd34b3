import { createStep, createWorkflow, StepResponse, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import sgMail from '@sendgrid/mail'

const loadCustomers = createStep('load customers', async (_input: unknown, { container }) => {
  const customers = await container.resolve('customer').listCustomers({ has_account: true })
  return new StepResponse(customers.map((customer) => customer.email))
})

const sendSale = createStep('send', async ({ emails }: { emails: string[] }) => {
  await sgMail.send({ from: 'shop@shop.example', to: emails, subject: 'Sale', text: 'From today' })
  return new StepResponse(emails.length)
})

const sendEach = createStep('send to each', async ({ emails }: { emails: string[] }) => {
  await sgMail.send({ from: 'shop@shop.example', to: emails, isMultiple: true, subject: 'Sale', text: 'From today' })
  return new StepResponse(emails.length)
})

export const sale = createWorkflow('sale', () => {
  const emails = loadCustomers()
  sendEach({ emails })
  // expect: no-exposed-recipients
  return new WorkflowResponse(sendSale({ emails }))
})
