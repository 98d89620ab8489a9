import type { TenantTx } from '../in-tenant'

export interface RotatedToken {
  id: string
  prefix: string
  /** SHA-256 of the new secret. */
  hash: Uint8Array<ArrayBuffer>
  /** Until when the secret before is good; null: it is gone. */
  previousUntil: Date | null
  expiresAt: Date
  at: Date
}

/** Gives a token a new secret and a new end; false when there is no such token, or none that works. */
export async function rotateToken(tx: TenantTx, token: RotatedToken): Promise<boolean> {
  const { id, prefix, hash, previousUntil, expiresAt, at } = token
  const count = await tx.db.$executeRaw`
    UPDATE api_token SET previous_prefix = prefix, prefix = ${prefix}, rotated_at = ${at}, previous_until = ${previousUntil},
      expires_at = ${expiresAt}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${at})`
  if (count === 0) return false
  await tx.db
    .$queryRaw`SELECT 1 AS done FROM app.rotate_token(${id}::uuid, ${hash}, ${previousUntil}::timestamptz)`
  return true
}
