const express = require('express')
const { Letters, OneLetter } = require('./letters')

const router = express.Router()
const letters = new Letters()

router.post('/members', async (req, res) => {
  await letters.welcome(req.body.email, req.body.name)
  res.sendStatus(201)
})

router.post('/guests', async (req, res) => {
  await new OneLetter().welcome(req.body.email, req.body.name)
  res.sendStatus(201)
})

module.exports = router
