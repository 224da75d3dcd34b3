const express = require('express')

const app = express()

app.use('/api/mail', require('./routes/mail'))
app.listen(3000)
