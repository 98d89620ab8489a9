import type { IncomingMessage, ServerResponse } from 'node:http'
import { logFailure } from './log-failure'
import { noteStream } from './request-stream'

/** What a route file exports for a method. */
type Handler = (request: Request) => Promise<Response>

/**
 * Answers requests of some routes by their very handlers, without Next's way to them, which costs more CPU than taking a report in
 * (docs/decisions/050). Only who brings a token is answered so: sessions are Next's.
 * @param routes by method and path, as in `POST /api/v1/submissions`
 * @returns what says of a request of the server whether it was taken
 */
export function straightDoor(
  routes: ReadonlyMap<string, Handler>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const [path = ''] = url.split('?', 1)
    const handler = headers.authorization === undefined ? undefined : routes.get(`${method} ${path}`)
    if (!handler) return false
    answer(handler, incoming, outgoing).catch((error: unknown) => {
      // The sender is gone, or what was to be sent cannot be.
      if (!outgoing.writableEnded && !outgoing.destroyed) logFailure(error, `${method} ${path}`, '-')
      outgoing.destroy()
    })
    return true
  }
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  const request = new Request(`http://localhost${incoming.url}`, {
    method: incoming.method ?? 'POST',
    headers: headersOf(incoming),
    signal: gone.signal,
  })
  noteStream(request, incoming)
  const response = await handler(request)
  const body = Buffer.from(await response.arrayBuffer())
  for (const [name, value] of response.headers)
    outgoing.setHeader(name, name === 'set-cookie' ? response.headers.getSetCookie() : value)
  outgoing.writeHead(response.status, { 'content-length': body.length })
  outgoing.end(body)
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
}
