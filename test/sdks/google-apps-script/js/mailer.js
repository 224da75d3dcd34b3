export function broadcast(to, subject, body) {
  MailApp.sendEmail({ to: to.join(','), subject, body })
}

export function sendOne(to, subject, body) {
  MailApp.sendEmail({ to, subject, body })
}
