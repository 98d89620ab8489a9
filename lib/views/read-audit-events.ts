import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { type AuditEventRow, listAuditEvents } from '@/lib/store/audit/list-audit-events'
import { inTenant } from '@/lib/store/in-tenant'
import type { AuditEventDto } from './admin.schema'
import { pageOf } from './page-of'

export interface AuditQuery {
  limit: number
  cursor?: string
  action?: string
  /** Public id of an actor (`act_…`). */
  actor?: string
  q?: string
}

/** The tenant's audit log, newest first. */
export async function readAuditEvents(scope: Scope, query: AuditQuery) {
  const { limit } = query
  const [at, id] = query.cursor === undefined ? [] : decodeCursor(query.cursor, ['instant', UUID])
  const actorId = query.actor === undefined ? null : parsePublicId('actor', query.actor)
  // An actor that cannot be has done nothing.
  if (query.actor !== undefined && actorId === null) return { items: [], next_cursor: null }
  const rows = await inTenant(scope, (tx) =>
    listAuditEvents(tx, {
      action: query.action ?? null,
      actorId,
      text: query.q || null,
      after: at !== undefined && id !== undefined ? { at: new Date(Number(at)), id: String(id) } : null,
      limit: limit + 1,
    }),
  )
  return pageOf(rows, limit, auditEventDto, (row) => [row.at.getTime(), row.id])
}

function auditEventDto(row: AuditEventRow): AuditEventDto {
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
    log_index: row.logIndex,
  }
}
