exports.pool = require('mysql2/promise').createPool({ uri: process.env.DATABASE_URL })
