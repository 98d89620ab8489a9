import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { type EnrolmentRow, listEnrolments } from '@/lib/store/enrolments/list-enrolments'
import { inTenant } from '@/lib/store/in-tenant'
import type { EnrolmentDto } from './enrolment.schema'

/** Codes that are good now, the latest first. */
export async function readEnrolments(scope: Scope, at: Date) {
  const rows = await inTenant(scope, (tx) => listEnrolments(tx, { at }))
  return { items: rows.map(enrolmentDto), next_cursor: null }
}

/** One code by public id. @throws NotFound */
export async function readEnrolment(scope: Scope, id: string, at: Date): Promise<EnrolmentDto> {
  const uuid = parsePublicId('enrolment', id)
  const [row] = uuid === null ? [] : await inTenant(scope, (tx) => listEnrolments(tx, { at, id: uuid }))
  if (!row) throw new NotFound()
  return enrolmentDto(row)
}

function enrolmentDto(row: EnrolmentRow): EnrolmentDto {
  return {
    id: publicId('enrolment', row.id),
    agent: row.agentId === null ? null : { id: publicId('agent', row.agentId), name: row.agentName ?? '' },
    most: row.most,
    used: row.used,
    quiet_after_hours: row.quietAfterHours,
    own_host: row.ownHost,
    created_at: row.createdAt.toISOString(),
    created_by: row.createdBy,
    expires_at: row.expiresAt.toISOString(),
  }
}
