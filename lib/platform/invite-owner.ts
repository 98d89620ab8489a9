import { v7 } from 'uuid'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { TenantTx } from '@/lib/store/in-tenant'
import { insertInvite } from '@/lib/store/invites/insert-invite'

export interface OwnerInvitation {
  email: string
  /** SHA-256 of the link's secret. */
  tokenHash: Uint8Array<ArrayBuffer>
}

const GOOD_FOR_MS = 14 * 86_400_000

/** Invites somebody to be the first owner of a tenant, with its audit event. Answers until when the link is good. */
export async function inviteOwner(
  tx: TenantTx,
  { tokenHash, ...given }: OwnerInvitation,
  at: Date,
): Promise<Date> {
  const email = given.email.trim().normalize('NFC').toLowerCase()
  const id = v7({ msecs: at.getTime() })
  const expiresAt = new Date(at.getTime() + GOOD_FOR_MS)
  await insertInvite(tx, { id, email, roles: ['owner'], validUntil: null, tokenHash, expiresAt, at })
  await writeAuditEvent(tx, {
    action: 'invite.created',
    target: { kind: 'invite', id: publicId('invite', id) },
    after: { email, roles: ['owner'], expires_at: expiresAt },
    at,
  })
  return expiresAt
}
