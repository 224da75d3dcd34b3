var lib = require('./lib')
var send = require('./lib/mail').send

module.exports.cancelled = function (done) {
  lib.parents.everybody(function (err, rows) {
    if (err) return done(err)
    var emails = []
    for (var i = 0; i < rows.length; i++) {
      emails.push(rows[i].email)
    }
    // missing: no-exposed-recipients
    lib.mail.send({ to: emails.join(','), subject: 'The trip is cancelled', text: '…' }, done)
  })
}

module.exports.packing = function (classId, done) {
  lib.parents.inClass(classId, function (err, rows) {
    if (err) return done(err)
    lib.mail.sendAll(
      rows.map(function (row) {
        return row.email
      }),
      'What to pack',
    )
    rows.forEach(function (parent) {
      send({ to: parent.email, subject: 'What to pack', text: 'A hat.' })
    })
    done()
  })
}
