import type { Request, Response } from 'express'
import { alertBySmtp, writeToAll } from './notify'

/** A settings form tries what was typed into it. */
export async function testChannel(req: Request, res: Response) {
  await alertBySmtp(req.body, 'Test', '<p>It works.</p>')
  res.end()
}

export async function inviteAll(req: Request, res: Response) {
  // expect: no-exposed-recipients
  await writeToAll(req.body.invitees, 'You are invited', '<p>Join us.</p>')
  res.end()
}
