import chunk from 'lodash/chunk'
import { ServerClient } from 'postmark'
import { recipients } from './recipients'

const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)

export async function newTerms(html: string) {
  const users = await recipients()
  for (const group of chunk(users, 50)) {
    await postmark.sendEmail({
      From: 'legal@bank.example',
      // expect: no-exposed-recipients
      To: group.map((user) => user.email).join(','),
      Subject: 'New terms',
      HtmlBody: html,
    })
  }
}

export async function newPrices(html: string) {
  const users = await recipients()
  for (const group of chunk(users, 500)) {
    await postmark.sendEmailBatch(
      group.map((user) => ({ From: 'legal@bank.example', To: user.email, Subject: 'New prices', HtmlBody: html })),
    )
  }
}

export async function branchClosed(html: string) {
  const users = await recipients()
  for (const group of chunk(users, 50)) {
    await postmark.sendEmail({
      From: 'legal@bank.example',
      To: 'legal@bank.example',
      Bcc: group.map((user) => user.email).join(','),
      Subject: 'A branch closes',
      HtmlBody: html,
    })
  }
}
