const express = require('express')
const { broadcast, welcome, remind } = require('../controllers/mail')

const router = express.Router()

router.post('/broadcast', broadcast)
router.post('/welcome', welcome)
router.route('/:club/remind-members').put(remind)

module.exports = router
