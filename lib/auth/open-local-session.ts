import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { openSession } from '@/lib/store/sessions/open-session'
import { asPerson } from './as-person'
import { sha256 } from './sha256'

export interface LocalSession {
  user: { id: string; name: string }
  address: string | null
  userAgent: string | null
  /** When a second factor was given; null without one. */
  secondFactorAt: Date | null
  /** What else the audit log says of the sign-in. */
  after?: unknown
  at: Date
}

/** For people of no tenant. */
const SESSION_MINUTES = 720

/** Opens a session of a local account, after every factor was checked. Each has an opaque id of its own, made here. */
export async function openLocalSession(session: LocalSession): Promise<{ sid: string; sessionId: string }> {
  const { user, address, userAgent, secondFactorAt, after, at } = session
  const sid = randomBytes(32).toString('base64url')
  const sessionId = v7({ msecs: at.getTime() })
  const actor = { kind: 'person', subject: user.id, label: user.name, provider: 'local', address } as const
  await asPerson(actor, at, async (tx, tell) => {
    const minutes = (await tell({ sessionId, action: 'person.signed_in', after })) ?? SESSION_MINUTES
    await openSession(tx, {
      hash: sha256(sid),
      id: sessionId,
      userId: user.id,
      at,
      expiresAt: new Date(at.getTime() + minutes * 60_000),
      provider: 'local',
      address,
      userAgent: userAgent?.slice(0, 300) ?? null,
      identityId: null,
      providerSession: null,
      sealed: null,
      secondFactorAt,
    })
  })
  return { sid, sessionId }
}
