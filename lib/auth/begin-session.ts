import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { openSession } from '@/lib/store/sessions/open-session'
import { tellTenant } from '@/lib/store/tell-tenant'
import { asPerson } from './as-person'
import { houseOf } from './house-of'
import { sha256 } from './sha256'
import { type AskedProvider, stillVouches } from './still-vouches'

/** For people of no tenant. */
const SESSION_MINUTES = 720

export interface SessionToBegin {
  user: { id: string; name: string }
  /** The source of the provider that vouched. */
  provider: string
  /** The provider that vouched, as it was asked. */
  vouching: AskedProvider & { tenantId: string }
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
 * @returns the opaque id the cookie carries; only its SHA-256 is kept. Null where the provider was changed, switched off or removed meanwhile
 */
export async function beginSession(session: SessionToBegin): Promise<string | null> {
  const { user, provider, vouching, identityId, providerSession, sealed, address, userAgent, at } = session
  const sid = randomBytes(32).toString('base64url')
  const sessionId = v7({ msecs: at.getTime() })
  const actor = { kind: 'person', subject: user.id, label: user.name, provider, address } as const
  return asPerson(actor, at, async (tx, tell) => {
    if (!(await tellTenant(tx, houseOf(vouching), (house) => stillVouches(house, vouching)))) return null
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
    return sid
  })
}
