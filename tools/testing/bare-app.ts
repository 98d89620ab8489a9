import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { ROUTES } from '@/lib/api/routes'
import { mendAddresses } from '@/lib/http/mend-addresses'
import { stampPeers } from '@/lib/http/stamp-peers'
import { startWorkers } from '@/lib/jobs/start-workers'

// The app's routes and workers without Next.js and without pages, in a process of its own: for tests that kill it, or run two of it, and
// have no build. Started with PORT and the settings of the server.

type Handler = (request: Request) => Promise<Response>
type Handlers = Record<string, Handler | undefined>

const ROOT = process.cwd()
// As Next.js: a word of an address goes before what stands for any word.
const paths = [...new Set(ROUTES.map(({ path }) => path))].sort(
  (a, b) => a.split('{').length - b.split('{').length,
)
const table = paths.map((path) => ({
  matches: new RegExp(`^/api/v1${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  file: `app/api/v1${path.replaceAll(/\{([^}]+)\}/g, '[$1]')}/route.ts`,
}))
table.push({ matches: /^\/readyz$/, file: 'app/readyz/route.ts' })

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`)
  const found = table.find(({ matches }) => matches.test(url.pathname))
  const handlers: Handlers = found ? await import(pathToFileURL(join(ROOT, found.file)).href) : {}
  const handler = handlers[incoming.method ?? 'GET']
  if (!handler) {
    outgoing.writeHead(404).end()
    return
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, String(value))
  const body = ['GET', 'HEAD'].includes(incoming.method ?? 'GET')
    ? null
    : (Readable.toWeb(incoming) as ReadableStream)
  const response = await handler(
    // `duplex`: a body that is read while it comes; the types of the browser do not know it.
    new Request(url, { method: incoming.method, headers, body, duplex: 'half' } as RequestInit),
  )
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

stampPeers()
mendAddresses()
startWorkers()
process.on('disconnect', () => process.exit(1))
const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    outgoing.destroy()
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
