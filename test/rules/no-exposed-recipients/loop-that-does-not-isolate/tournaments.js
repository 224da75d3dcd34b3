const mailgun = require('mailgun-js')({ apiKey: process.env.MAILGUN_KEY, domain: 'mg.chess.example' })
const Player = require('./player')

async function roundPaired(tournament) {
  const players = await Player.findAll({ where: { tournamentId: tournament.id } })
  const emails = players.map((player) => player.email)
  for (const player of players) {
    await mailgun.messages().send({
      from: 'arbiter@chess.example',
      // expect: no-exposed-recipients
      to: emails,
      subject: `Your next round, ${player.name}`,
      text: 'See the board.',
    })
  }
}

async function tournamentsMoved(tournaments) {
  for (const tournament of tournaments) {
    const players = await Player.findAll({ where: { tournamentId: tournament.id } })
    await mailgun.messages().send({
      from: 'arbiter@chess.example',
      // expect: no-exposed-recipients
      to: players.map((player) => player.email).join(','),
      subject: `${tournament.name} has moved`,
      text: 'A new hall.',
    })
  }
}

async function results(tournament) {
  const players = await Player.findAll({ where: { tournamentId: tournament.id } })
  for (let i = 0; i < players.length; i++) {
    await mailgun.messages().send({ from: 'arbiter@chess.example', to: players[i].email, subject: 'Results', text: 'Well played.' })
  }
}

async function invitations() {
  const players = await Player.findAll()
  const variables = {}
  for (const player of players) variables[player.email] = { name: player.name }
  await mailgun.messages().send({
    from: 'arbiter@chess.example',
    to: players.map((player) => player.email),
    subject: 'Hi %recipient.name%',
    text: 'Will you play?',
    'recipient-variables': variables,
  })
}

async function growing(tournament) {
  const players = await Player.findAll({ where: { tournamentId: tournament.id } })
  const to = []
  for (const player of players) {
    to.push(player.email)
    // expect: no-exposed-recipients
    await mailgun.messages().send({ from: 'arbiter@chess.example', to, subject: 'Your colour', text: 'White.' })
  }
}

module.exports = { roundPaired, tournamentsMoved, results, invitations, growing }
