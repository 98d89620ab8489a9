import { randomBytes } from 'node:crypto'
import { settings } from '@/lib/config/settings'
import { sha256 } from './sha256'

/**
 * The link of an invitation to a tenant, and the SHA-256 that is kept of its secret (256 bits). The secret is behind the
 * `#`, which no browser sends: it stands in no server's log.
 */
export function newInviteLink(slug: string): { link: string; hash: Uint8Array<ArrayBuffer> } {
  const secret = randomBytes(32).toString('base64url')
  return { link: `${settings().url}/t/${encodeURIComponent(slug)}/invite#${secret}`, hash: sha256(secret) }
}
