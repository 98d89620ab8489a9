import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Replayed {
  status: number
  body?: unknown
}

export interface FakeEngine {
  socket: string
  /** Requests that it was asked, as `METHOD /path`. */
  asked: string[]
  close(): Promise<void>
}

/**
 * A FAKE of a container engine: no Docker engine can be had where these tests run, so this one gives real answers back that were
 * captured from real ones (the snapshots among the goldens), by their request lines, with or without a version of the API.
 * Anything else is 404, as an engine answers for what it has not.
 */
export async function fakeEngine(
  socket: string,
  answers: ReadonlyMap<string, Replayed | (() => Replayed)>,
): Promise<FakeEngine> {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    const line = `${request.method} ${request.url}`
    asked.push(line)
    const known = answers.get(line.replace(/ \/v\d+\.\d+(?=\/)/, ' '))
    const { status, body } =
      typeof known === 'function' ? known() : (known ?? { status: 404, body: { message: 'page not found' } })
    if (status === 0) return void request.socket.destroy()
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return {
    socket,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The same over TCP. @returns its port */
export const portOf = (server: http.Server) => (server.address() as AddressInfo).port
