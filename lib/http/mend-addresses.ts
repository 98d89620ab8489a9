import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { mendedAddress } from './mended-address'

const held = globalThis as typeof globalThis & { plimsollMendsAddresses?: boolean }

/** Mends the address of every request of this process before Next reads it. Called once, at the start. */
export function mendAddresses(): void {
  if (held.plimsollMendsAddresses) return
  held.plimsollMendsAddresses = true
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.url) request.url = mendedAddress(request.url)
  })
}
