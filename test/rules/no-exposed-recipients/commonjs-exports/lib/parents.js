var mysql = require('mysql')

var connection = mysql.createConnection(process.env.DATABASE_URL)

function Parents() {}

Parents.prototype.inClass = function (id, callback) {
  connection.query('SELECT name, email FROM parents WHERE class_id = ?', [id], callback)
}

Parents.prototype.everybody = function (callback) {
  connection.query('SELECT name, email FROM parents', callback)
}

module.exports = new Parents()
module.exports.Parents = Parents
