import express from 'express'
import { User, Subscriber } from './models.js'

const app = express()
app.set('view engine', 'ejs')

app.get('/emails', async (req, res) => {
  res.render('emails/overview', { users: await User.findAll() })
})

app.get('/newsletter', async (req, res) => {
  res.status(200).render('newsletter', { subscribers: await Subscriber.findAll() })
})

app.get('/preview', async (req, res) => {
  res.render('emails/both', { users: await User.findAll() })
})

app.post('/members', async (req, res) => {
  res.render('emails/members', { users: await User.findAll() }, (error, html) => queue.add('mail', { html }))
})
