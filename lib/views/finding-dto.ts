import { ACTIVE_STATUSES, type FindingStatus } from '@/lib/core/finding-status'
import type { Catalogue } from '@/lib/core/framework'
import { localDay } from '@/lib/core/local-day'
import { publicId } from '@/lib/core/public-id'
import type { AssetKind, Severity } from '@/lib/core/report'
import { unknownChecks } from '@/lib/store/checks/unknown-checks'
import { lastLooks } from '@/lib/store/coverage/last-looks'
import type { FindingRow } from '@/lib/store/findings/list-findings'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { controlsOfCheck } from './controls-of-check'
import type { FindingDto } from './finding.schema'
import { checkRefOf } from './refs'
import type { Times } from './times'

/** Turns rows into DTOs with three statements, however many there are. @param past null: as they stand now */
export async function findingDtos(
  tx: TenantTx,
  catalogue: Catalogue,
  rows: readonly FindingRow[],
  past: Times | null = null,
): Promise<(row: FindingRow) => FindingDto> {
  const looks = await lastLooks(tx, rows, past ?? undefined)
  const unknown = await unknownChecks(
    tx,
    rows.map((row) => row.checkKey).filter((key) => !catalogue.checkByKey.has(key)),
  )
  const owners = rows.some((row) => row.ownerId)
    ? new Map((await listMembers(tx)).map((m) => [m.userId, m.name]))
    : new Map<string, string>()
  const today = localDay(past?.at.getTime() ?? Date.now(), tx.scope.tenant.timeZone)
  return (row) => ({
    id: publicId('finding', row.id),
    title: row.title,
    check: checkRefOf(catalogue, row.checkKey, unknown),
    subject: row.subject,
    detail: row.detail,
    asset: { id: publicId('asset', row.assetId), kind: row.assetKind as AssetKind, name: row.assetName },
    severity: row.severity as Severity,
    weight: row.weight,
    status: row.status as FindingStatus,
    first_seen: row.firstSeen.toISOString(),
    last_seen: (row.closedAt ?? looks.get(`${row.assetId}/${row.checkKey}`) ?? row.firstSeen).toISOString(),
    closed_at: row.closedAt?.toISOString() ?? null,
    reopened: row.reopened,
    owner: row.ownerId ? { id: publicId('user', row.ownerId), name: owners.get(row.ownerId) ?? '—' } : null,
    due_on: row.dueOn,
    overdue: isOverdue(row, today),
    handling: handlingOf(row),
    advisory: row.advisory,
    known_exploited: row.exploited,
    epss: row.epss,
    controls: controlsOfCheck(catalogue, row.checkKey),
    version: row.version,
  })
}

function isOverdue({ dueOn, status }: FindingRow, today: string): boolean {
  return dueOn !== null && dueOn < today && ACTIVE_STATUSES.some((active) => active === status)
}

function handlingOf(row: FindingRow): FindingDto['handling'] {
  if (!row.exceptionId || !row.exceptionKind) return null
  return {
    exception: publicId('exception', row.exceptionId),
    kind: row.exceptionKind,
    state: row.exceptionApproved ? 'approved' : 'proposed',
    until: row.exceptionUntil?.toISOString() ?? null,
  }
}
