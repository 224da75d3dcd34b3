import { DataSource } from 'typeorm'
import { Course } from './entities/course'
import { User } from './entities/user'

export const dataSource = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [User, Course] })
