export { sendMail, type Mail } from './sendgrid.js'
export { sendReceipt } from './ses.js'
export { alertStaff } from './staff.js'
