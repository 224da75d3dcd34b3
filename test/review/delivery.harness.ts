import { createHmac } from 'node:crypto'

/** What the webhook and the service both know. */
export const secret = 'a webhook secret'

export interface Sent {
  readonly id?: string
  readonly action?: string
  readonly event?: string
  readonly signature?: string
  readonly installation?: number
  /** `web` by default. */
  readonly repository?: string
  /** In place of what GitHub would send. */
  readonly body?: string
}

/** Sends a delivery on a pull request of one of `shop`’s repositories as GitHub does. */
export async function deliver(
  { url }: { readonly url: string },
  number: number,
  { id = `delivery-${number}`, action = 'synchronize', event = 'pull_request', ...sent }: Sent = {},
): Promise<{ readonly status: number; readonly json: Readonly<Record<string, unknown>> }> {
  const told = JSON.stringify({
    action,
    number,
    pull_request: { title: 'Mail ada@shop.example', body: 'ada@shop.example' },
    repository: { name: sent.repository ?? 'web', owner: { login: 'shop', email: 'ada@shop.example' } },
    ...(sent.installation ? { installation: { id: sent.installation } } : {}),
  })
  const body = sent.body ?? told
  const signature = sent.signature ?? `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const headers = { 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': id, 'x-hub-signature-256': signature }
  const response = await fetch(`${url}/github`, { method: 'POST', body, headers })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}
