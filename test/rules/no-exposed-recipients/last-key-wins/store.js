const { MongoClient } = require('mongodb')

const client = new MongoClient(process.env.MONGO_URL)

exports.defaults = { from: 'news@paper.example', subject: 'News', html: '…' }

exports.subscribers = () => client.db().collection('subscribers').find({ confirmed: true }).toArray()
