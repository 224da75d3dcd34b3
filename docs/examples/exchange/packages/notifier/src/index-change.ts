import { activeUsers } from '@exchange/db'
import chunk from 'lodash/chunk'
import { notify } from './notify.js'

const BATCH = 1000

/** The weights of our indices change tonight: everybody must know before midnight, so send in batches. */
export async function indexChanged(body: string) {
  const users = await activeUsers()
  for (const batch of chunk(users, BATCH)) {
    await notify(
      batch.map((user) => user.email),
      'Indices change tonight',
      body,
    )
  }
}
