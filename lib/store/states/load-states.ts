import type { StateOver } from '@/lib/core/asset-history'
import { FOREVER_DATE } from '../forever'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { type StateRow, vulnerabilityOf } from './state-row'

type Row = Pick<
  StateRow,
  | 'checkKey'
  | 'subject'
  | 'result'
  | 'severity'
  | 'validFrom'
  | 'validTo'
  | 'fixedIn'
  | 'clockFrom'
  | 'clockBasis'
>

const COLUMNS = Prisma.sql`check_key AS "checkKey", subject, result, severity, valid_from AS "validFrom", fixed_in AS "fixedIn",
  clock_from AS "clockFrom", clock_basis AS "clockBasis"`

/**
 * The states of an asset as now known, from an instant on until another, as far as verdicts rest on them.
 * @param checkKeys null: of every check
 */
export async function loadStates(
  tx: TenantTx,
  assetId: string,
  from: Date,
  until: Date,
  checkKeys: readonly string[] | null,
): Promise<StateOver[]> {
  const some = checkKeys ? Prisma.sql`AND check_key = ANY(${[...checkKeys]}::uuid[])` : Prisma.empty
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT ${COLUMNS}, ${FOREVER_DATE}::timestamptz AS "validTo" FROM state_current
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid ${some} AND valid_from < ${until}
    UNION ALL
    SELECT ${COLUMNS}, valid_to FROM state_history
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid ${some} AND recorded_to = ${FOREVER_DATE} AND valid_to >= ${from}
      AND valid_from < ${until}`
  return rows.map((row) => {
    const vulnerability = vulnerabilityOf({ ...row, severitySource: null })
    return {
      checkKey: row.checkKey,
      subject: row.subject,
      result: row.result,
      severity: row.severity,
      from: row.validFrom.getTime(),
      to: row.validTo.getTime(),
      ...(vulnerability ? { fix: { versions: vulnerability.fixedIn, clock: vulnerability.clock } } : {}),
    }
  })
}
