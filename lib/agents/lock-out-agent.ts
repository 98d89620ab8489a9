import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { findAgent } from '@/lib/store/agents/find-agent'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { revokeTokens } from '@/lib/store/tokens/revoke-tokens'

/** Revokes every token of an agent, from its next request on; the agent stays, and a code made for it lets it in again. @throws NotFound */
export async function lockOutAgent(scope: Scope, id: string, at: Date): Promise<void> {
  const agentId = parsePublicId('agent', id)
  if (agentId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    if (!(await findAgent(tx, agentId))) throw new NotFound()
    const revoked = await revokeTokens(tx, { agentId }, at)
    if (revoked.length === 0) return
    await writeAuditEvent(tx, {
      action: 'agent.locked_out',
      target: { kind: 'agent', id },
      after: { revoked_tokens: revoked.map((token) => publicId('token', token)) },
      at,
    })
  })
}
