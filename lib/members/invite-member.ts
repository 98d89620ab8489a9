import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { Conflict } from '@/lib/core/errors'
import type { LabelRule } from '@/lib/core/label-rule'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { insertInvite } from '@/lib/store/invites/insert-invite'
import { listInvites } from '@/lib/store/invites/list-invites'
import { listMembers } from '@/lib/store/members/list-members'
import { checkPeriod } from './check-period'
import { requireApart } from './require-apart'
import { requireLimitable } from './require-limitable'

export interface Invitation {
  email: string
  roles: readonly PersonRole[]
  /** When the roles begin; left out: once it is accepted. */
  validFrom?: Date | null | undefined
  /** When the roles end. */
  validUntil: Date | null
  /** Limits the roles to assets by label; left out or null: all. */
  labelRule?: LabelRule | null | undefined
  /** For how long the link is good. */
  days: number
  /** SHA-256 of the link's secret. */
  tokenHash: Uint8Array<ArrayBuffer>
}

const DAY_MS = 86_400_000

/**
 * Invites a person by e-mail address. Whoever has the link becomes a member with these roles, once, until it expires.
 * @returns the invitation's public id
 * Whether the address has an account is not said: who has one accepts signed in with it.
 * @throws Conflict when they are a member, or are invited already; Invalid for an end that has passed or lies before the begin
 */
export async function inviteMember(
  scope: Scope,
  { validFrom = null, validUntil, labelRule = null, days, tokenHash, ...given }: Invitation,
  at: Date,
): Promise<string> {
  checkPeriod({ validFrom, validUntil }, at)
  for (const role of given.roles) requireLimitable(role, labelRule)
  const email = given.email.trim().normalize('NFC').toLowerCase()
  const roles = [...new Set(given.roles)]
  const id = v7({ msecs: at.getTime() })
  const expiresAt = new Date(at.getTime() + days * DAY_MS)
  await inTenant(scope, async (tx) => {
    // Whom a provider vouches for may have the same e-mail: they are somebody else.
    const known = (await listMembers(tx)).filter((row) => row.email === email && row.source === 'local')
    if (known.length > 0) {
      throw new Conflict('already_a_member', 'This person is a member already.', { at: '/email' })
    }
    await requireApart(
      tx,
      roles.map((role) => ({ role, source: 'local' })),
    )
    const open = (await listInvites(tx)).filter((invite) => invite.email === email && invite.expiresAt > at)
    if (open.length > 0) {
      const says = 'This person is invited already. Give them a new link, or take that invitation back.'
      throw new Conflict('already_invited', says, { at: '/email' })
    }
    await insertInvite(tx, { id, email, roles, validFrom, validUntil, labelRule, tokenHash, expiresAt, at })
    await writeAuditEvent(tx, {
      action: 'invite.created',
      target: { kind: 'invite', id: publicId('invite', id) },
      after: {
        ...{ email, roles, valid_from: validFrom, valid_until: validUntil, label_rule: labelRule },
        expires_at: expiresAt,
      },
      at,
    })
  })
  return publicId('invite', id)
}
