import { sendMail } from './mail'

interface Guest {
  email: string
  room?: string
}

export async function welcomeAll(guests: Guest[]) {
  let room = 'the lobby'
  for (const guest of guests) {
    // expect: no-shared-message
    if (guest.room) room = guest.room
    await sendMail(guest.email, `Come to ${room}.`)
  }
}
