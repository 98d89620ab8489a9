import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { findToken } from '@/lib/store/tokens/find-token'
import { revokeTokens } from '@/lib/store/tokens/revoke-tokens'

/** Revokes a token for good, from its next request on; one that is revoked already stays so. @throws NotFound */
export async function revokeToken(scope: Scope, id: string, at: Date): Promise<void> {
  const tokenId = parsePublicId('token', id)
  if (tokenId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const token = await findToken(tx, tokenId)
    if (!token) throw new NotFound()
    if ((await revokeTokens(tx, { tokenId }, at)).length === 0) return
    const { kind, name } = token
    await writeAuditEvent(tx, {
      action: 'token.revoked',
      target: { kind: 'token', id },
      before: { kind, name },
      at,
    })
  })
}
