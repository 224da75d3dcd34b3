import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Resident {
  @PrimaryGeneratedColumn() id: number
  @Column() email: string
  @Column() area: string
}
