import nodemailer from 'nodemailer'
import { seasonText } from './calendar.js'

const mailer = nodemailer.createTransport({ host: 'mail.club.example' })

export async function announceSeason(players, season, zone) {
  let lines = ''
  for (const player of players) {
    // expect: no-shared-message
    lines += `<p>Dear ${player.email}, you are on the list.</p>`
    await mailer.sendMail({
      from: 'club@club.example',
      to: player.email,
      subject: `The season: ${seasonText(season, zone)}`,
      html: lines,
    })
  }
}

export async function announceEach(players, season, zone) {
  for (const player of players) {
    let lines = ''
    lines += `<p>Dear ${player.email}, you are on the list.</p>`
    await mailer.sendMail({
      from: 'club@club.example',
      to: player.email,
      subject: `The season: ${seasonText(season, zone)}`,
      html: lines,
    })
  }
}
