import chunk from 'lodash/chunk'
import { ServerClient } from 'postmark'
import type { Customer } from './customer.entity'

const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)

export async function branchMoves(customers: Customer[], html: string) {
  for (const group of chunk(customers, 50)) {
    const letter = { From: 'legal@bank.example', Subject: 'A branch moves', HtmlBody: html }
    // expect: no-exposed-recipients
    await postmark.sendEmail({ ...letter, To: group.map((customer) => customer.email).join(',') })
  }
}
