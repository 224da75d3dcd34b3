import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { Repository } from 'typeorm'
import { MailService } from './mail.service'
import { Customer } from './customer.entity'

@Injectable()
export class UsersService {
  constructor(
    @InjectRepository(Customer) private readonly customers: Repository<Customer>,
    private readonly mail: MailService,
  ) {}

  async recall() {
    const affected = await this.customers.find({ where: { batch: 114 } })
    await this.mail.broadcast(
      // expect: no-exposed-recipients
      affected.map((customer) => customer.email),
      'Recall',
    )
  }

  async recallEach() {
    const affected = await this.customers.find({ where: { batch: 114 } })
    await this.mail.each(affected.map((customer) => customer.email), 'Recall')
  }
}
