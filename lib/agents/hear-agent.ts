import type { Scope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { touchToken } from '@/lib/store/tokens/touch-token'

/**
 * Notes that an agent is alive. No audit event: it changes nothing anyone decided.
 * @throws Conflict for a token that belongs to no agent
 */
export async function hearAgent(scope: Scope, at: Date) {
  const { agentId, actor, tenant } = scope
  if (agentId === null) throw new Conflict('no_agent', 'This token belongs to no agent.')
  await inTenant(scope, (tx) => touchToken(tx, { id: actor.subject, agentId }, at, actor.address))
  return {
    agent: publicId('agent', agentId),
    name: actor.label,
    tenant: tenant.slug,
    received_at: at.toISOString(),
  }
}
