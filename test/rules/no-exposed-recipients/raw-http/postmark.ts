import axios from 'axios'
import type { Customer } from './types'

const client = axios.create({ headers: { 'X-Postmark-Server-Token': process.env.POSTMARK_TOKEN } })

export async function delayed(customers: Customer[]) {
  await axios.post(
    'https://api.postmarkapp.com/email',
    {
      From: 'depot@parcel.example',
      To: customers.map((customer) => customer.email).join(','),
      Subject: 'Your parcel is late',
      TextBody: 'One more day.',
    },
    { headers: { 'X-Postmark-Server-Token': process.env.POSTMARK_TOKEN } },
  )
}

export async function arrived(customers: Customer[]) {
  await client.post(
    'https://api.postmarkapp.com/email/batch',
    customers.map((customer) => ({ From: 'depot@parcel.example', To: customer.email, Subject: 'Here it is', TextBody: 'Enjoy.' })),
  )
}
