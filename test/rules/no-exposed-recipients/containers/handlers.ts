import { autoInjectable, container } from 'tsyringe'
import { CustomersService } from './customers.service'
import { MailService } from './mail.service'

export async function closedOnFriday() {
  const mail = container.resolve(MailService)
  const customers = container.resolve(CustomersService)
  // expect: no-exposed-recipients
  await mail.send(await customers.emails(), 'Closed on Friday')
}

@autoInjectable()
export class NewClassHandler {
  constructor(
    private readonly mail: MailService,
    private readonly customers: CustomersService,
  ) {}

  async handle() {
    const emails = await this.customers.emails()
    // expect: no-exposed-recipients
    await this.mail.send(emails, 'A new class')
    await this.mail.sendEach(emails, 'A new class')
  }
}
