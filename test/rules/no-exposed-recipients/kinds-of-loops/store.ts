import { MongoClient } from 'mongodb'

const client = new MongoClient(process.env.MONGO_URL!)

export function collection(name: string) {
  return client.db('ferry').collection(name)
}
