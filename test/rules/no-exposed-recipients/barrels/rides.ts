import * as mail from './mail'
import { digest, Newsletter, sendBulk, plain as notify } from './mail'
import { cyclists } from './cyclists'

export async function rideMoved() {
  const emails = (await cyclists()).map((user) => user.email)
  // expect: no-exposed-recipients
  await notify(emails, 'Your ride has moved', '…')
  // expect: no-exposed-recipients
  await mail.transactional(emails, 'Your ride has moved', '…')
  // expect: no-exposed-recipients
  await Newsletter.publish(emails, '<p>News</p>')
  await Newsletter.publishEach(emails, '<p>News</p>')
  await sendBulk(emails, 'News')
  await digest.send({
    // expect: no-exposed-recipients
    recipients: emails,
  })
}

export async function oneByOne() {
  for (const { email } of await cyclists()) await mail.plain(email, 'Your ride', '…')
}
