import { publicId } from '@/lib/core/public-id'
import type { AgentRow } from '@/lib/store/agents/list-agents'
import type { AgentDto } from './admin.schema'

/**
 * An agent at an instant. One that was never heard is quiet from its making on, after the same hours.
 * @param reads whether the reader may see submissions; else the last one is not told
 */
export function agentDto(row: AgentRow, now: Date, reads: boolean): AgentDto {
  const heard = row.lastHeardAt ?? row.createdAt
  const quiet = now.getTime() - heard.getTime() > row.quietAfterHours * 3_600_000
  return {
    id: publicId('agent', row.id),
    name: row.name,
    created_at: row.createdAt.toISOString(),
    last_heard_at: row.lastHeardAt?.toISOString() ?? null,
    last_address: row.lastAddress,
    quiet,
    quiet_since: quiet ? heard.toISOString() : null,
    quiet_after_hours: row.quietAfterHours,
    submissions: row.submissions,
    enrolment: row.enrolmentId === null ? null : publicId('enrolment', row.enrolmentId),
    version: row.version,
    spool:
      row.spoolWaiting === null
        ? null
        : {
            waiting: row.spoolWaiting,
            refused: row.spoolRefused ?? 0,
            oldest_at: row.spoolOldestAt?.toISOString() ?? null,
          },
    token_until: row.tokenUntil?.toISOString() ?? null,
    last_submission: reads ? lastOf(row) : null,
  }
}

function lastOf(row: AgentRow): AgentDto['last_submission'] {
  if (row.lastSubmissionId === null || row.lastReceivedAt === null) return null
  return {
    id: publicId('submission', row.lastSubmissionId),
    state: row.lastState as NonNullable<AgentDto['last_submission']>['state'],
    tool: row.lastTool,
    received_at: row.lastReceivedAt.toISOString(),
    notes: (row.lastNotes ?? []).map((note) => ({ ...note, at: note.at ?? null })),
  }
}
