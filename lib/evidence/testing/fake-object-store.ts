import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** As much of S3's protocol as this product speaks, over real HTTP, in memory. A fake: it looks at whose key signed and not at the signature. */
export interface FakeObjectStore {
  endpoint: string
  /** `bucket/key` → bytes. */
  objects: Map<string, Buffer>
  /** From then on it drops whoever connects, as if it were away; or is there again. */
  setAway(isAway: boolean): void
  /** Told of each request before it is answered: `PUT bucket/key`. */
  asked: string[]
  close(): Promise<void>
}

const PAGE = 2

/** Starts a store with one bucket, which only this access key may use. */
export async function fakeObjectStore(bucket: string, accessKeyId: string): Promise<FakeObjectStore> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  let isAway = false
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://store')
    const name = decodeURIComponent(url.pathname.slice(1))
    asked.push(`${request.method} ${name}`)
    const fail = (status: number, code: string) =>
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${code}</Code></Error>`)
    if (!request.headers.authorization?.includes(`Credential=${accessKeyId}/`))
      return fail(403, 'AccessDenied')
    if (name.split('/')[0] !== bucket) return fail(404, 'NoSuchBucket')
    if (request.method === 'PUT') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      objects.set(name, Buffer.concat(chunks))
      return response.writeHead(200, { etag: '"x"' }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(name)
      return response.writeHead(204).end()
    }
    if (url.searchParams.get('list-type') === '2') {
      const prefix = `${bucket}/${url.searchParams.get('prefix')}`
      const found = [...objects.keys()].filter((key) => key.startsWith(prefix)).slice(0, PAGE)
      const rows = found
        .map((key) => `<Contents><Key>${key.slice(bucket.length + 1)}</Key></Contents>`)
        .join('')
      const head = { 'content-type': 'application/xml' }
      return response.writeHead(200, head).end(`<ListBucketResult>${rows}</ListBucketResult>`)
    }
    const bytes = objects.get(name)
    return bytes ? response.writeHead(200).end(bytes) : fail(404, 'NoSuchKey')
  }
  const server = createServer((request, response) => {
    if (isAway) request.socket.destroy()
    else void answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    asked,
    setAway: (away) => {
      isAway = away
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
