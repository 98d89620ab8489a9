import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { closedTenantsOf } from '@/lib/store/break-glass/closed-tenants-of'
import type { PersonTx } from '@/lib/store/in-person'
import type { TenantTx } from '@/lib/store/in-tenant'
import { openSession } from '@/lib/store/sessions/open-session'
import { tellTenant } from '@/lib/store/tell-tenant'
import { alertOfBreakGlass, breakGlassScope } from './alert-of-break-glass'
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
    await knockAtClosed(tx, session, sessionId)
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

/** Tenants that closed local passwords: whom they keep is an alert from here on, anybody else is refused there. */
async function knockAtClosed(
  person: PersonTx,
  { user, address, at }: LocalSession,
  sessionId: string,
): Promise<void> {
  const closed = await closedTenantsOf(person, user.id, at)
  for (const { suspendedAt: _, kept, ...tenant } of closed.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const entry = { tenant, person: user, sessionId, address, at }
    await tellTenant(person, kept ? breakGlassScope(entry) : systemScope(tenant, 'sign-in'), (tx) =>
      kept ? alertOfBreakGlass(tx, entry) : refuse(tx, user.id, { address, at }),
    )
  }
}

async function refuse(
  tx: TenantTx,
  userId: string,
  { address, at }: { address: string | null; at: Date },
): Promise<void> {
  await writeAuditEvent(tx, {
    action: 'person.sign_in_refused',
    target: { kind: 'user', id: publicId('user', userId) },
    after: { why: 'local_closed' },
    ...{ address, at, provider: 'local' },
  })
}
