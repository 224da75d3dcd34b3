import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity()
export class Customer {
  @PrimaryColumn() id!: string
  @Column() email!: string
  @Column() consent!: boolean
}
