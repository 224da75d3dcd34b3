import type { ServerResponse } from 'node:http'

/** An answer that begins, and of which no more comes. */
export function trickle(response: ServerResponse, json: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).write(JSON.stringify(json).slice(0, 5))
}
