import type { KnownLine } from '@/lib/core/place-report'
import { FOREVER_DATE } from '../forever'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { intervalOf, type StateRow } from './state-row'

/**
 * The lines of an asset as now known, from an instant on (whole intervals that end after it).
 * @param checkKeys null: every check
 */
export async function loadLines(
  tx: TenantTx,
  assetId: string,
  from: Date,
  checkKeys: readonly string[] | null,
): Promise<KnownLine[]> {
  const some = checkKeys ? Prisma.sql`AND check_key = ANY(${[...checkKeys]}::uuid[])` : Prisma.empty
  const rows = await tx.db.$queryRaw<StateRow[]>`
    SELECT asset_id AS "assetId", check_key AS "checkKey", subject_key AS "subjectKey", subject, result, severity, detail,
      printed_result AS "printedResult", valid_from AS "validFrom", ${FOREVER_DATE}::timestamptz AS "validTo", submission_id AS "submissionId",
      place_from AS "placeFrom", place_to AS "placeTo", place_pointer AS "placePointer", place_line AS "placeLine",
      fixed_in AS "fixedIn", severity_source AS "severitySource", clock_from AS "clockFrom", clock_basis AS "clockBasis",
      vex_status AS "vexStatus", stated_at AS "statedAt"
    FROM state_current
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid ${some}
    UNION ALL
    SELECT asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from, valid_to, submission_id,
      place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at
    FROM state_history
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid ${some}
      AND recorded_to = ${FOREVER_DATE} AND valid_to >= ${from}`
  return linesOf(rows)
}

function linesOf(rows: readonly StateRow[]): KnownLine[] {
  const lines = new Map<string, KnownLine>()
  for (const row of rows) {
    const key = `${row.checkKey}/${row.subjectKey}`
    const line = lines.get(key) ?? {
      checkKey: row.checkKey,
      subjectKey: row.subjectKey,
      subject: row.subject,
      intervals: [],
    }
    line.intervals.push(intervalOf(row))
    lines.set(key, line)
  }
  for (const line of lines.values()) line.intervals.sort((a, b) => a.validFrom - b.validFrom)
  return [...lines.values()]
}
