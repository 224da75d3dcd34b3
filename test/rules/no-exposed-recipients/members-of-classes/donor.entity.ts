import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Donor {
  @PrimaryGeneratedColumn('uuid') id!: string
  @Column() email!: string
  @Column() wantsMail!: boolean
}
