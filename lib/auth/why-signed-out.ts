import { headers } from 'next/headers'
import { lookup } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { type SessionEnd, sessionEndOf } from '@/lib/core/session-end'
import { type SessionPrincipalRow, sessionPrincipal } from '@/lib/store/sessions/session-principal'
import { sessionIdOf } from './session-id-of'
import { sha256 } from './sha256'

export interface SignedOut {
  why: SessionEnd
  /** Public id of the provider that had vouched; null for local accounts. */
  provider: string | null
}

/**
 * Why the session of whoever comes to a door is over: told to the holder of its cookie alone. Null while it goes on, for whoever
 * signed out themselves, and for whoever has none.
 */
export async function whySignedOut(slug: string | null): Promise<SignedOut | null> {
  const sid = await sessionIdOf((await headers()).get('cookie'))
  if (sid === null) return null
  const at = new Date()
  const row = await sessionPrincipal(lookup('session'), sha256(sid), slug, at)
  const why = row && whyOf(row, at)
  if (!row || !why) return null
  const [, id] = row.provider.split(':')
  return { why, provider: id === undefined ? null : publicId('identity_provider', id) }
}

function whyOf(row: SessionPrincipalRow, at: Date): SessionEnd | null {
  if (row.endedAt !== null) return sessionEndOf(row.endedWhy)
  if (row.disabledAt !== null) return 'disabled'
  if (row.expiresAt <= at) return 'expired'
  return row.shutAt !== null && row.roles.length > 0 ? 'ended_by_owner' : null
}
