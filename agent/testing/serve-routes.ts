import http from 'node:http'
import { Readable } from 'node:stream'
import { POST as enrol } from '@/app/api/v1/agents/enrol/route'
import { POST as heartbeat } from '@/app/api/v1/agents/heartbeat/route'
import { GET as readSubmission } from '@/app/api/v1/submissions/[id]/route'
import { POST as submit } from '@/app/api/v1/submissions/route'
import { PEER_HEADER } from '@/lib/auth/request-address'

/**
 * The server's own routes that agents speak to, in a process of its own that a test can kill at any moment. The database is the one
 * of DATABASE_APP_URL. Says `ready PORT` when it listens; LISTEN_PORT chooses one.
 */
type Handler = (request: Request) => Promise<Response>

function handlerOf(method: string, path: string): Handler | null {
  if (method === 'POST' && path === '/api/v1/submissions') return submit
  if (method === 'GET' && path.startsWith('/api/v1/submissions/')) return readSubmission
  if (method === 'POST' && path === '/api/v1/agents/heartbeat') return heartbeat
  if (method === 'POST' && path === '/api/v1/agents/enrol') return enrol
  return null
}

const server = http.createServer(async (incoming, outgoing) => {
  const url = new URL(incoming.url ?? '/', 'http://plimsoll.test')
  const method = incoming.method ?? 'GET'
  const headers = new Headers({ [PEER_HEADER]: incoming.socket.remoteAddress ?? '' })
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === 'string') headers.set(name, value)
  const body = method === 'GET' ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)
  const init = { method, headers, body, duplex: 'half' }
  const handler = handlerOf(method, url.pathname)
  const response = handler ? await handler(new Request(url, init)) : new Response(null, { status: 404 })
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
})
server.listen(Number(process.env.LISTEN_PORT ?? 0), '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' ? address?.port : ''}\n`)
})
