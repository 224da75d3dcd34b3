import { DataSource } from 'typeorm'
import { Customer } from './customer.entity'

const dataSource = new DataSource({ type: 'mysql', url: process.env.DATABASE_URL, entities: [Customer] })

export async function recipients(): Promise<Customer[]> {
  return dataSource.getRepository(Customer).find({ where: { consent: true } })
}
