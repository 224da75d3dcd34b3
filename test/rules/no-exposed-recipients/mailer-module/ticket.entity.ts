import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Ticket {
  @PrimaryGeneratedColumn('uuid') id!: string
  @Column() eventId!: string
  @Column() buyerEmail!: string
}
