import { publicId } from '@/lib/core/public-id'
import type { AgentRow } from '@/lib/store/agents/list-agents'
import type { AgentDto } from './admin.schema'

/** An agent at an instant. One that was never heard is quiet from its making on, after the same hours. */
export function agentDto(row: AgentRow, now: Date): AgentDto {
  const heard = row.lastHeardAt ?? row.createdAt
  return {
    id: publicId('agent', row.id),
    name: row.name,
    created_at: row.createdAt.toISOString(),
    last_heard_at: row.lastHeardAt?.toISOString() ?? null,
    last_address: row.lastAddress,
    quiet: now.getTime() - heard.getTime() > row.quietAfterHours * 3_600_000,
    quiet_after_hours: row.quietAfterHours,
    submissions: row.submissions,
  }
}
