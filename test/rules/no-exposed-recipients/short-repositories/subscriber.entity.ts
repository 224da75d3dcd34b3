import { Entity, Column } from 'typeorm'
@Entity() export class Subscriber { @Column() email: string }
