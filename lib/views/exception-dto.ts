import type { Actor } from '@/lib/access/principal'
import { exceptionAt } from '@/lib/core/exception-at'
import type { Catalogue } from '@/lib/core/framework'
import { localDay } from '@/lib/core/local-day'
import { publicId } from '@/lib/core/public-id'
import { actorsById, type NamedActor } from '@/lib/store/actors/actors-by-id'
import { unknownChecks } from '@/lib/store/checks/unknown-checks'
import { countCovered } from '@/lib/store/exceptions/count-covered'
import type { ExceptionRow } from '@/lib/store/exceptions/exception-row'
import { namedFindings } from '@/lib/store/exceptions/named-findings'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { ExceptionDto } from './exception.schema'
import { actorRefOf, checkRefOf } from './refs'

/** Findings that an exception shows by name. */
const MOST_NAMED = 5

/** Turns rows into DTOs with four statements at most, however many there are. */
export async function exceptionDtos(
  tx: TenantTx,
  catalogue: Catalogue,
  rows: readonly ExceptionRow[],
  now: Date,
): Promise<(row: ExceptionRow) => ExceptionDto> {
  const { actor, tenant } = tx.scope
  const refs = rows.flatMap((row) => [row.requesterRef, row.approverRef ?? [], row.endedBy ?? []].flat())
  const actors = await actorsById(tx, refs)
  const named = await namedFindings(
    tx,
    rows.map(({ id }) => id),
    MOST_NAMED,
  )
  const covered = rows.length > 0 ? await countCovered(tx, now) : new Map<string, number>()
  const keys = rows.flatMap(({ checkKeys }) => checkKeys.slice(0, 1))
  const unknown = await unknownChecks(
    tx,
    keys.filter((key) => !catalogue.checkByKey.has(key)),
  )
  const who = (id: string | null) => (id ? actorRefOf(actors, id) : null)
  return (row) => {
    const findings = named.filter(({ exceptionId }) => exceptionId === row.id)
    const [key] = row.checkKeys
    const isRule = key !== undefined || row.advisory !== null
    return {
      id: publicId('exception', row.id),
      kind: row.kind,
      state: exceptionAt(row, now) ?? 'proposed',
      reason: row.reason,
      scope: {
        findings: findings.map((one) => ({
          id: publicId('finding', one.findingId),
          title: one.title,
          subject: one.subject,
          asset: one.assetName,
        })),
        findings_total: findings[0]?.total ?? 0,
        rule: isRule
          ? {
              check: key === undefined ? null : checkRefOf(catalogue, key, unknown),
              advisory: row.advisory,
              labels: row.labels,
              lineage: row.lineage,
            }
          : null,
      },
      covers: covered.get(row.id) ?? 0,
      requested_by: actorRefOf(actors, row.requesterRef),
      requested_at: row.requestedAt.toISOString(),
      approved_by: who(row.approverRef),
      approved_at: row.approvedAt?.toISOString() ?? null,
      until: row.expiresAt ? localDay(row.expiresAt.getTime(), tenant.timeZone) : null,
      expires_at: row.expiresAt?.toISOString() ?? null,
      ended_by: who(row.endedBy),
      ended_at: row.endedAt?.toISOString() ?? null,
      note: row.note,
      own: isOf(actors.get(row.requesterRef), actor),
      log_index: row.logIndex,
      decision_log_index: row.decisionLogIndex,
    }
  }
}

function isOf(named: NamedActor | undefined, { kind, subject }: Actor): boolean {
  return named?.kind === kind && named.subject === subject
}
