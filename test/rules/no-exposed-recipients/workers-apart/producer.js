const kue = require('kue')
const Bull = require('bull')
const Passenger = require('./passenger')

const jobs = kue.createQueue()
const mails = new Bull('mails', process.env.REDIS_URL)

exports.delayed = async (train) => {
  const passengers = await Passenger.find({ train: train.id })
  jobs
    .create('delay email', {
      title: 'A delay',
      // expect: no-exposed-recipients
      to: passengers.map((passenger) => passenger.email),
    })
    .save()
}

exports.cancelled = async (train) => {
  const passengers = await Passenger.find({ train: train.id })
  passengers.forEach((passenger) => {
    jobs.create('cancel email', { to: passenger.email }).save()
  })
  // expect: no-exposed-recipients
  await mails.add({ addresses: passengers.map((passenger) => passenger.email), subject: 'Your money back' })
}
