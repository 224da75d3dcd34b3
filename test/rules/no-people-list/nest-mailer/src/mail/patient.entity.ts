import { Entity } from 'typeorm'

@Entity()
export class Patient {
  email!: string
  phone!: string
  family!: Patient[]
  invoices!: { number: string }[]
}
