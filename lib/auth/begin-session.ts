import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { openSession } from '@/lib/store/sessions/open-session'
import { asPerson } from './as-person'
import { sha256 } from './sha256'

/** For people of no tenant. */
const SESSION_MINUTES = 720

export interface SessionToBegin {
  user: { id: string; name: string }
  /** `local`, or the source of the provider that vouched. */
  provider: string
  identityId: string | null
  providerSession: string | null
  sealed: Uint8Array<ArrayBuffer> | null
  address: string | null
  userAgent: string | null
  at: Date
}

/**
 * Opens a session of its own for somebody who has just proved who they are, says so in the audit log of each of their
 * tenants, and keeps it no longer than the shortest that any of these allows.
 * @returns the opaque id the cookie carries; only its SHA-256 is kept
 */
export async function beginSession(session: SessionToBegin): Promise<string> {
  const { user, provider, identityId, providerSession, sealed, address, userAgent, at } = session
  const sid = randomBytes(32).toString('base64url')
  const sessionId = v7({ msecs: at.getTime() })
  const actor = { kind: 'person', subject: user.id, label: user.name, provider, address } as const
  await asPerson(actor, at, async (tx, tell) => {
    const minutes = (await tell({ sessionId, action: 'person.signed_in' })) ?? SESSION_MINUTES
    await openSession(tx, {
      hash: sha256(sid),
      id: sessionId,
      userId: user.id,
      at,
      expiresAt: new Date(at.getTime() + minutes * 60_000),
      ...{ provider, address, identityId, providerSession, sealed },
      userAgent: userAgent?.slice(0, 300) ?? null,
      secondFactorAt: null,
    })
  })
  return sid
}
