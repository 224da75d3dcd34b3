import { membersOfTeam } from '@exchange/db'
import { indexChanged, withdrawalApproved } from '@exchange/notifier'
import { sendMail } from '@exchange/mail'
import express from 'express'

const app = express()

app.post('/withdrawals/:id/approve', async (req, res) => {
  await withdrawalApproved(req.body.userId, req.body.amount)
  res.sendStatus(204)
})

app.post('/admin/indices', async (req, res) => {
  await indexChanged(req.body.text)
  res.sendStatus(204)
})

/** A trading desk's report goes to the desk, in the open. */
app.post('/teams/:teamId/report', async (req, res) => {
  const members = await membersOfTeam(req.params.teamId)
  await sendMail({ to: members.map((member) => member.user.email), subject: 'Desk report', html: req.body.html })
  res.sendStatus(204)
})

/** Invitations typed into a form: the invitees don't know each other. */
app.post('/referrals', async (req, res) => {
  await sendMail({ to: req.body.friends.map((friend: { email: string }) => friend.email), subject: 'Join the exchange', html: '<p>Your friend trades here.</p>' })
  res.sendStatus(204)
})

app.listen(3000)
