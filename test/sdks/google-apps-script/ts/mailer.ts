export function broadcast(to: string[], subject: string, body: string) {
  MailApp.sendEmail({ to: to.join(','), subject, body })
}

export function sendOne(to: string, subject: string, body: string) {
  MailApp.sendEmail({ to, subject, body })
}
