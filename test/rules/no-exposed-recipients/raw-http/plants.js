const { post } = require('./sendinblue')
const Gardener = require('./gardener')

exports.frost = async () => {
  const gardeners = await Gardener.find({ region: 'north' }).lean()
  await post({
    // expect: no-exposed-recipients
    to: gardeners.map((gardener) => ({ email: gardener.email, name: gardener.name })),
    subject: 'Frost tonight',
    textContent: 'Cover your plants.',
  })
}

exports.harvest = async () => {
  const gardeners = await Gardener.find({ region: 'north' }).lean()
  for (const gardener of gardeners) {
    await post({ to: [{ email: gardener.email }], subject: 'Harvest', textContent: 'Come and help.' })
  }
}

exports.seedSwap = async () => {
  const gardeners = await Gardener.find({}).lean()
  await post({
    messageVersions: gardeners.map((gardener) => ({ to: [{ email: gardener.email, name: gardener.name }] })),
    subject: 'Seed swap',
    textContent: 'On Sunday.',
  })
}
