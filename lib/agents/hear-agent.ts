import type { Scope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { listAgents } from '@/lib/store/agents/list-agents'
import { type AgentHealth, noteHealth } from '@/lib/store/agents/note-health'
import { inTenant } from '@/lib/store/in-tenant'
import { touchToken } from '@/lib/store/tokens/touch-token'

/**
 * Notes that an agent is alive and what it says of itself, and tells it what the server knows of it. No audit event: it changes
 * nothing anyone decided.
 * @throws Conflict for a token that belongs to no agent
 */
export async function hearAgent(scope: Scope, health: AgentHealth | null, at: Date) {
  const { agentId, actor, tenant } = scope
  if (agentId === null) throw new Conflict('no_agent', 'This token belongs to no agent.')
  const agent = await inTenant(scope, async (tx) => {
    await touchToken(tx, { id: actor.subject, agentId }, at, actor.address)
    if (health) await noteHealth(tx, agentId, health)
    const [row] = await listAgents(tx, { id: agentId, limit: 1 })
    return row
  })
  return {
    agent: publicId('agent', agentId),
    name: agent?.name ?? actor.label,
    tenant: tenant.slug,
    received_at: at.toISOString(),
    quiet_after_hours: agent?.quietAfterHours ?? null,
    token_expires_at: agent?.tokenUntil?.toISOString() ?? null,
    submissions: agent?.submissions ?? 0,
    last_submission:
      agent?.lastSubmissionId && agent.lastReceivedAt
        ? {
            id: publicId('submission', agent.lastSubmissionId),
            state: agent.lastState ?? '',
            received_at: agent.lastReceivedAt.toISOString(),
          }
        : null,
  }
}
