import { MongoClient } from 'mongodb'

const client = new MongoClient(process.env.MONGO_URL)

export const watchers = (card) => client.db().collection('customers').find({ watching: card.id }).toArray()
