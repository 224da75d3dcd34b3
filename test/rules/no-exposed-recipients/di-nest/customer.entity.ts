import { Column, Entity } from 'typeorm'

@Entity()
export class Customer {
  @Column() email!: string
  @Column() batch!: number
}
