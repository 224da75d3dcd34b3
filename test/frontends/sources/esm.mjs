import sgMail, { MailService as Service, default as again } from '@sendgrid/mail'
import * as path from "node:path"
import './side-effect.js'
import data from './data.json' with { type: 'json' }
export * from './all.js'
export * as grouped from './grouped.js'
export { a, b as c, default as d } from './named.js'
export { Service as Client, later, sgMail as 'string name' }
export const { x, y: [z] } = data, w = 1
export let unset
export function send(to) { return sgMail.send({ to }) }
export async function* stream() {}
export class Sender extends Service { sender = new this.constructor() }
const later = await import('./later.js')
function hidden() {}
export default async (message) => { await again.send(message) }
if (import.meta.url) hidden(path.join(import.meta.dirname, 'x'))
