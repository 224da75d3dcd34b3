import { Effect, pipe } from 'effect'
import nodemailer from 'nodemailer'
import { concatMap, from, map, mergeMap, switchMap } from 'rxjs'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const mail = { from: 'news@news.example', subject: 'News', text: 'From today' }

export const piped = pipe(
  Effect.promise(() => prisma.subscriber.findMany()),
  Effect.map((subscribers) => subscribers.map((one) => one.email)),
  // missing: no-exposed-recipients
  Effect.flatMap((to) => Effect.promise(() => transport.sendMail({ ...mail, to }))),
)

export const all$ = from(prisma.subscriber.findMany()).pipe(
  map((subscribers) => subscribers.map((one) => one.email)),
  // missing: no-exposed-recipients
  switchMap((to) => transport.sendMail({ ...mail, to })),
)

export const each$ = from(prisma.subscriber.findMany()).pipe(
  mergeMap((subscribers) => from(subscribers)),
  concatMap((one) => transport.sendMail({ ...mail, to: one.email })),
)
