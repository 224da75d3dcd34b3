import sgMail from '@sendgrid/mail'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()

export async function playersToCoaches() {
  const coaches = await db.user.findMany({ where: { kind: 'coach' } })
  const players = await db.user.findMany({ where: { kind: 'player', injured: true } })
  for (const coach of coaches) {
    await sgMail.send({
      to: coach.email,
      from: 'club@club.example',
      subject: 'Injured players',
      text: players.map((player) => player.phone).join(', '),
    })
  }
}

export async function injuredToAllPlayers() {
  const readers = await db.user.findMany({ where: { kind: 'player' } })
  const injured = await db.user.findMany({ where: { kind: 'player', injured: true } })
  for (const reader of readers) {
    await sgMail.send({
      to: reader.email,
      from: 'club@club.example',
      subject: 'Injured players',
      text: injured.map((player) => player.phone).join(', '),
    })
  }
}

export async function playersToPlayers() {
  const readers = await db.user.findMany({ where: { kind: 'player', injured: true } })
  const players = await db.user.findMany({ where: { injured: true, kind: 'player' } })
  for (const reader of readers) {
    await sgMail.send({
      to: reader.email,
      from: 'club@club.example',
      subject: 'Injured players',
      // expect: no-foreign-data
      text: players.map((player) => player.phone).join(', '),
    })
  }
}

export async function allToAll() {
  const readers = await db.user.findMany()
  const users = await db.user.findMany()
  for (const reader of readers) {
    await sgMail.send({
      to: reader.email,
      from: 'club@club.example',
      subject: 'Members',
      // expect: no-foreign-data
      text: users.map((user) => user.phone).join(', '),
    })
  }
}
