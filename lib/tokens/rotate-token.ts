import { createHash, randomBytes } from 'node:crypto'
import type { Scope } from '@/lib/access/keys'
import { Conflict, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { tokenEnd } from '@/lib/core/token-end'
import { tokenPrefix, tokenSecret } from '@/lib/core/token-secret'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { findToken } from '@/lib/store/tokens/find-token'
import { rotateToken as rotate } from '@/lib/store/tokens/rotate-token'
import { requireOwnReach } from './require-own-reach'

export interface Rotation {
  /** For how many hours the secret before is still good; 0: it is gone at once. */
  overlapHours: number
  /** Null: as long from now as a new token. */
  expiresAt: Date | null
}

const HOUR_MS = 3_600_000

/**
 * Gives a token a new secret, which is answered here and nowhere again. The one before works for the overlap, so that the
 * machine which uses it can be told; an older one is gone at once.
 * @throws NotFound, Conflict for a token that is revoked or has expired, Invalid for an end that cannot be
 */
export async function rotateToken(
  scope: Scope,
  id: string,
  { overlapHours, expiresAt }: Rotation,
  at: Date,
): Promise<{ secret: string }> {
  const tokenId = parsePublicId('token', id)
  if (tokenId === null) throw new NotFound()
  const secret = tokenSecret(randomBytes(32))
  const hash = new Uint8Array(createHash('sha256').update(secret).digest())
  await inTenant(scope, async (tx) => {
    const token = await findToken(tx, tokenId)
    if (!token) throw new NotFound()
    requireOwnReach(scope, token.kind)
    const end = tokenEnd(token.kind, expiresAt, at)
    const previousUntil = overlapHours === 0 ? null : new Date(at.getTime() + overlapHours * HOUR_MS)
    const prefix = tokenPrefix(secret)
    if (!(await rotate(tx, { id: tokenId, prefix, hash, previousUntil, expiresAt: end, at }))) {
      throw new Conflict('token_ended', 'This token works no more. Make another.')
    }
    await writeAuditEvent(tx, {
      action: 'token.rotated',
      target: { kind: 'token', id },
      before: { prefix: token.prefix, expires_at: token.expiresAt },
      after: { prefix, expires_at: end, previous_until: previousUntil },
      at,
    })
  })
  return { secret }
}
