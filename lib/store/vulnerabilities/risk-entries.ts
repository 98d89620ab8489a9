import type { TenantTx } from '../in-tenant'

/** What uploaded lists and the newest report say of some ids. */
export interface RiskEntry {
  list: 'kev' | 'epss' | 'cnnvd' | 'cnvd' | 'report'
  cve: string
  otherId: string
  score: number | null
  percentile: number | null
  /** `YYYY-MM-DD` */
  since: string | null
  due: string | null
  title: string | null
  severity: string | null
  exploited: boolean
  /** Of what reports say: when the tool looked. */
  at: Date | null
}

export async function riskEntries(tx: TenantTx, ids: readonly string[]): Promise<RiskEntry[]> {
  return tx.db.$queryRaw<RiskEntry[]>`
    SELECT e.list, e.cve, e.other_id AS "otherId", e.score, e.percentile, e.since::text, e.due::text, e.title, e.severity, e.list = 'kev' AS exploited,
      NULL::timestamptz AS at
    FROM vulnerability_list_entry e WHERE e.cve = ANY(${[...ids]}::text[])
    UNION ALL
    SELECT 'report', k.advisory, '', k.epss, k.percentile, NULL, NULL, NULL, NULL, k.known_exploited, k.observed_at
    FROM advisory_risk k WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.advisory = ANY(${[...ids]}::text[])
    ORDER BY 1, 2, 3`
}
