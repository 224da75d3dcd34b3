import { activeUsers, userById } from '@exchange/db'
import { alertStaff } from '@exchange/mail'
import { notify, notifyOne } from './notify.js'

export async function withdrawalApproved(userId: string, amount: string) {
  const user = await userById(userId)
  await notifyOne(user.email, 'Your withdrawal is on its way', `<p>Hi ${user.name}, ${amount} BTC left our wallet.</p>`)
  await alertStaff('Withdrawal approved', `${amount} BTC`)
}

/** One mail each. */
export async function maintenance(body: string) {
  for (const user of await activeUsers()) {
    await notify([user.email], 'Planned maintenance', body)
  }
}
