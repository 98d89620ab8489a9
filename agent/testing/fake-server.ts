import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

export interface Asked {
  method: string
  path: string
  query: [string, string][]
  headers: http.IncomingHttpHeaders
  body: Buffer
}
export interface Answering {
  status: number
  body?: unknown
  headers?: Record<string, string>
  /** Takes the report and breaks the connection off before the answer. */
  silent?: boolean
}

/**
 * A server that answers as it is told and remembers what it took, the same bytes under the same words once, as Plimsoll does. The
 * agent against the real one: `agent/agent.db.test.ts`.
 */
export class FakeServer {
  readonly asked: Asked[] = []
  readonly taken = new Map<string, Asked>()
  answers: Answering[] = []
  #server: http.Server | null = null
  #port = 0

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }
  get reports(): Asked[] {
    return this.asked.filter((one) => one.path === '/api/v1/submissions')
  }

  async start(): Promise<this> {
    this.#server = http.createServer((request, response) => void this.#answer(request, response))
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
    return this
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const packed = Buffer.concat(chunks)
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed
    const asked = {
      method: request.method ?? '',
      path: pathname,
      query: [...searchParams],
      headers: request.headers,
      body,
    }
    this.asked.push(asked)
    const report = pathname === '/api/v1/submissions'
    const told = (report ? this.answers.shift() : undefined) ?? { status: report ? 201 : 200 }
    if (!report || told.status >= 300) return send(response, told)
    const id = createHash('sha256')
      .update(JSON.stringify(asked.query))
      .update(body)
      .digest('hex')
      .slice(0, 32)
    const duplicate = this.taken.has(id)
    this.taken.set(id, asked)
    if (told.silent) return void request.socket.destroy()
    const receipt = {
      id: `sub_${id}`,
      duplicate,
      state: 'parsed',
      tool: 'trivy',
      items: 1,
      assets: [],
      notes: [],
      changes: { opened: 0, closed: 0, unchanged: 0, opened_by_severity: {} },
    }
    send(response, { status: duplicate ? 200 : told.status, body: { ...receipt, ...(told.body as object) } })
  }
}

function send(response: http.ServerResponse, { status, body, headers }: Answering): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body ?? {}))
}
