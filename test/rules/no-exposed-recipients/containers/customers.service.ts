import { inject, injectable } from 'tsyringe'
import { DataSource, Repository } from 'typeorm'
import { Customer } from './customer.entity'

@injectable()
export class CustomersService {
  private readonly customers: Repository<Customer>

  constructor(@inject('DataSource') dataSource: DataSource) {
    this.customers = dataSource.getRepository(Customer)
  }

  async emails(): Promise<string[]> {
    const customers = await this.customers.find({ where: { active: true } })
    return customers.map((customer) => customer.email)
  }
}
