import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { retireAgent as retire } from '@/lib/store/agents/retire-agent'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { revokeTokens } from '@/lib/store/tokens/revoke-tokens'

/** Retires an agent for good and revokes its tokens; what it sent stays. @throws NotFound */
export async function retireAgent(scope: Scope, id: string, at: Date): Promise<void> {
  const agentId = parsePublicId('agent', id)
  if (agentId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    if (!(await retire(tx, agentId, at))) throw new NotFound()
    const revoked = await revokeTokens(tx, { agentId }, at)
    await writeAuditEvent(tx, {
      action: 'agent.retired',
      target: { kind: 'agent', id },
      after: { revoked_tokens: revoked.map((token) => publicId('token', token)) },
      at,
    })
  })
}
