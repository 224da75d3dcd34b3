import { MailService } from '@sendgrid/mail'
import { collection } from './store'

const mail = new MailService()
mail.setApiKey(process.env.SENDGRID_API_KEY!)
const rest = { from: 'ferry@sea.example', subject: 'The ferry', text: 'is late.' }

export async function whileLoop() {
  const passengers = await collection('passengers').find().toArray()
  let i = 0
  while (i < passengers.length) {
    await mail.send({ ...rest, to: passengers[i].email })
    i++
  }
}

export async function cursor() {
  const passengers = collection('passengers').find()
  while (await passengers.hasNext()) {
    const passenger = await passengers.next()
    await mail.send({ ...rest, to: passenger!.email })
  }
}

export async function forIn() {
  const passengers = await collection('passengers').find().toArray()
  for (const index in passengers) await mail.send({ ...rest, to: passengers[index].email })
}

export async function entries() {
  const passengers = await collection('passengers').find().toArray()
  for (const [index, passenger] of passengers.entries()) {
    await mail.send({ ...rest, to: passenger.email, subject: `Number ${index + 1}` })
  }
}

export async function nested() {
  const ships = await collection('ships').find().toArray()
  for (const ship of ships) {
    for (const passenger of ship.passengers) await mail.send({ ...rest, to: passenger.email })
  }
}

export async function nestedList() {
  const ships = await collection('ships').find().toArray()
  for (const ship of ships) {
    const to: string[] = []
    for (const passenger of ship.passengers) to.push(passenger.email)
    // expect: no-exposed-recipients
    await mail.send({ ...rest, to })
  }
}

export async function doWhile() {
  const passengers = await collection('passengers').find().toArray()
  const to: string[] = []
  let i = 0
  do {
    to.push(passengers[i++].email)
  } while (i < passengers.length)
  // expect: no-exposed-recipients
  await mail.send({ ...rest, to })
}

export async function afterTheLoop() {
  let last
  for await (const passenger of collection('passengers').find()) last = passenger
  if (last) await mail.send({ ...rest, to: last.email })
}
