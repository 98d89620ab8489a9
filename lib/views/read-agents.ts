import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { UUID } from '@/lib/core/uuid-form'
import { listAgents } from '@/lib/store/agents/list-agents'
import { inTenant } from '@/lib/store/in-tenant'
import { agentDto } from './agent-dto'
import { pageOf } from './page-of'

/** The tenant's agents, newest first. */
export async function readAgents(
  scope: Scope,
  { limit, cursor }: { limit: number; cursor?: string },
  now: Date,
) {
  const after = cursor === undefined ? null : String(decodeCursor(cursor, [UUID])[0])
  const rows = await inTenant(scope, (tx) => listAgents(tx, { after, limit: limit + 1 }))
  return pageOf(
    rows,
    limit,
    (row) => agentDto(row, now, scope.may('submissions.read')),
    (row) => [row.id],
  )
}
