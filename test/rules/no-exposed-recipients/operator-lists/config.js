module.exports = {
  sendgridKey: process.env.SENDGRID_API_KEY,
  from: 'monitor@ops.example',
  alertRecipients: process.env.ALERT_RECIPIENTS ? process.env.ALERT_RECIPIENTS.split(';') : ['ops@ops.example'],
  managers: ['ann@ops.example', 'ben@ops.example'],
}
