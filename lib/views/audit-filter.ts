import { parsePublicId } from '@/lib/core/public-id'
import type { AuditEventFilter } from '@/lib/store/audit/list-audit-events'
import type { AuditFilterQuery } from './admin.schema'

/** What the store is asked for; null where nothing can fit: an actor that cannot be has done nothing. */
export function auditFilter(query: AuditFilterQuery): Omit<AuditEventFilter, 'after' | 'limit'> | null {
  const actorId = query.actor === undefined ? null : parsePublicId('actor', query.actor)
  if (query.actor !== undefined && actorId === null) return null
  return {
    action: query.action ?? null,
    group: query.group ?? null,
    provider: query.provider ?? null,
    from: query.from === undefined ? null : new Date(query.from),
    to: query.to === undefined ? null : new Date(query.to),
    actorId,
    text: query.q || null,
  }
}
