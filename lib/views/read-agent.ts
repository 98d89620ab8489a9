import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { listAgents } from '@/lib/store/agents/list-agents'
import { inTenant } from '@/lib/store/in-tenant'
import type { AgentDto } from './admin.schema'
import { agentDto } from './agent-dto'

/** One agent by public id. @throws NotFound for a retired one too */
export async function readAgent(scope: Scope, publicAgentId: string, now: Date): Promise<AgentDto> {
  const id = parsePublicId('agent', publicAgentId)
  const [row] = id === null ? [] : await inTenant(scope, (tx) => listAgents(tx, { id, limit: 1 }))
  if (!row) throw new NotFound()
  return agentDto(row, now, scope.may('submissions.read'))
}
