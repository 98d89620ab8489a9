import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { PEER_HEADER } from '@/lib/auth/request-address'

const held = globalThis as typeof globalThis & { plimsollStampsPeers?: boolean }

/**
 * Writes the address of the connection into every request of this process before anything else sees it, over whatever a
 * caller sent under that name. Next hands on no socket, and believes any `X-Forwarded-For`. Called once, at the start.
 */
export function stampPeers(): void {
  if (held.plimsollStampsPeers) return
  held.plimsollStampsPeers = true
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
  })
}
