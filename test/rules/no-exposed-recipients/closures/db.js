const mysql = require('mysql2')

module.exports = mysql.createPool({ uri: process.env.DB })
