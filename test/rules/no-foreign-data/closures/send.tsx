import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'
import { createElement } from 'react'
import { Layout } from './Layout'

const db = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const from = 'news@news.example'

export async function componentWithoutProps() {
  const subscribers = await db.subscriber.findMany()
  const Body = () => (
    <ul>
      {/* expect: no-foreign-data */}
      {subscribers.map((p) => (
        <li key={p.id}>{p.email}</li>
      ))}
    </ul>
  )
  for (const subscriber of subscribers) {
    await resend.emails.send({ from, to: subscriber.email, subject: 'News', react: <Body /> })
  }
}

export async function created() {
  const subscribers = await db.subscriber.findMany()
  // expect: no-foreign-data
  const Body = () => <p>{subscribers.map((p) => p.email).join(', ')}</p>
  for (const subscriber of subscribers) {
    await resend.emails.send({ from, to: subscriber.email, subject: 'News', react: createElement(Body) })
  }
}

export async function countOnly() {
  const subscribers = await db.subscriber.findMany()
  const Body = () => <p>We are {subscribers.length}</p>
  for (const subscriber of subscribers) {
    await resend.emails.send({ from, to: subscriber.email, subject: 'News', react: <Body /> })
  }
}

export async function ownInTheTurn() {
  const subscribers = await db.subscriber.findMany()
  for (const subscriber of subscribers) {
    const Body = () => <p>You are {subscriber.email}</p>
    await resend.emails.send({ from, to: subscriber.email, subject: 'News', react: <Body /> })
  }
}

export async function renderProp() {
  const subscribers = await db.subscriber.findMany()
  for (const subscriber of subscribers) {
    await resend.emails.send({
      from,
      to: subscriber.email,
      subject: 'News',
      react: (
        // expect: no-foreign-data
        <Layout footer={() => <p>{subscribers.map((x) => x.phone)}</p>}>
          <p>Hi</p>
        </Layout>
      ),
    })
  }
}

export async function ownRenderProp() {
  const subscribers = await db.subscriber.findMany()
  for (const subscriber of subscribers) {
    await resend.emails.send({
      from,
      to: subscriber.email,
      subject: 'News',
      react: (
        <Layout footer={() => <p>{subscriber.phone}</p>}>
          <p>Hi</p>
        </Layout>
      ),
    })
  }
}
