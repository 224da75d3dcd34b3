var nodemailer = require('nodemailer')

var mail = (module.exports = {})
var transport = nodemailer.createTransport('SMTP', { service: 'Gmail' })

mail.send = function (options, callback) {
  var message = { from: 'pta@school.example', to: options.to, subject: options.subject, text: options.text }
  transport.sendMail(message, callback || function () {})
}

exports = module.exports

exports.sendAll = function sendAll(addresses, subject) {
  addresses.forEach(function (address) {
    mail.send({ to: address, subject: subject, text: '…' })
  })
}
