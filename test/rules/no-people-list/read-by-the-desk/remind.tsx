import { PrismaClient } from '@prisma/client'
import * as React from 'react'
import { Resend } from 'resend'
import { deskAddresses } from './desk'
import { Waiting } from './Waiting'

const db = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const from = 'desk@magazine.example'

export async function remindDesk() {
  const waiting = await db.draft.findMany({ where: { state: 'waiting' }, include: { writer: true } })
  const drafts = waiting.map((draft) => ({ title: draft.title, author: draft.writer.email }))
  await resend.emails.send({ from, to: deskAddresses(), subject: 'Drafts are waiting', react: <Waiting drafts={drafts} /> })
}

export async function remindWriter(draftId: string) {
  const { writer } = await db.draft.findUniqueOrThrow({ where: { id: draftId }, include: { writer: true } })
  const waiting = await db.draft.findMany({ where: { state: 'waiting' }, include: { writer: true } })
  const drafts = waiting.map((draft) => ({ title: draft.title, author: draft.writer.email }))
  // expect: no-people-list
  await resend.emails.send({ from, to: writer.email, subject: 'Yours is waiting too', react: <Waiting drafts={drafts} /> })
}
