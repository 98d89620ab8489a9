import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { publicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { type AuditEventRow, listAuditEvents } from '@/lib/store/audit/list-audit-events'
import { inTenant } from '@/lib/store/in-tenant'
import type { AuditEventDto, AuditFilterQuery } from './admin.schema'
import { auditFilter } from './audit-filter'
import { pageOf } from './page-of'

export interface AuditQuery extends AuditFilterQuery {
  limit: number
  cursor?: string | undefined
}

/** The tenant's audit log, newest first. */
export async function readAuditEvents(scope: Scope, query: AuditQuery) {
  const { limit } = query
  const [at, id] = query.cursor === undefined ? [] : decodeCursor(query.cursor, ['instant', UUID])
  const filter = auditFilter(query)
  if (filter === null) return { items: [], next_cursor: null }
  const rows = await inTenant(scope, (tx) =>
    listAuditEvents(tx, {
      ...filter,
      after: at !== undefined && id !== undefined ? { at: new Date(Number(at)), id: String(id) } : null,
      limit: limit + 1,
    }),
  )
  return pageOf(rows, limit, auditEventDto, (row) => [row.at.getTime(), row.id])
}

export function auditEventDto(row: AuditEventRow): AuditEventDto {
  return {
    id: publicId('event', row.id),
    at: row.at.toISOString(),
    actor: { id: publicId('actor', row.actorId), kind: row.actorKind, label: row.actorLabel },
    action: row.action,
    target_kind: row.targetKind,
    target_id: row.targetId,
    before: row.before,
    after: row.after,
    address: row.address,
    provider: row.provider,
    log: row.log,
    log_index: row.logIndex,
  }
}
