import type { StateOver } from '@/lib/core/asset-history'
import type { Result, Severity } from '@/lib/core/report'
import { FOREVER } from '@/lib/core/timeline'
import type { TenantTx } from '../in-tenant'

type Packed = [
  checkKey: string,
  subject: string,
  result: Result,
  severity: Severity,
  from: number,
  to: number | null,
  fixedIn: string | null,
  clockFrom: number | null,
  clockBasis: 'fix' | 'published' | null,
]

/**
 * What held at some time from an instant to another, as known at a third, with nothing but what decides results: one row an
 * asset, since rows are what a read of tens of thousands of states costs. @param assetIds null: every asset
 */
export async function statesBetween(
  tx: TenantTx,
  {
    from,
    to,
    knownAt,
    assetIds,
  }: { from: Date; to: Date; knownAt: Date; assetIds: readonly string[] | null },
): Promise<Map<string, StateOver[]>> {
  const any = assetIds === null
  const ids = [...(assetIds ?? [])]
  const rows = await tx.db.$queryRaw<{ assetId: string; states: string }[]>`
    SELECT asset_id AS "assetId", json_agg(json_build_array(check_key, subject, result, severity, since, until, fixed_in, clock, clock_basis) ORDER BY check_key, subject, since)::text AS states
    FROM (
      SELECT asset_id, check_key, subject, result, severity, (extract(epoch FROM valid_from) * 1000)::bigint AS since, NULL::bigint AS until,
        fixed_in, (extract(epoch FROM clock_from) * 1000)::bigint AS clock, clock_basis
      FROM state_current
      WHERE tenant_id = ${tx.tenantId}::uuid AND (${any} OR asset_id = ANY(${ids}::uuid[])) AND valid_from <= ${to} AND recorded_from <= ${knownAt}
      UNION ALL
      SELECT asset_id, check_key, subject, result, severity, (extract(epoch FROM valid_from) * 1000)::bigint,
        CASE WHEN end_recorded > ${knownAt} THEN NULL ELSE (extract(epoch FROM valid_to) * 1000)::bigint END,
        fixed_in, (extract(epoch FROM clock_from) * 1000)::bigint, clock_basis
      FROM state_history
      WHERE tenant_id = ${tx.tenantId}::uuid AND (${any} OR asset_id = ANY(${ids}::uuid[])) AND valid_from <= ${to}
        AND (valid_to > ${from} OR end_recorded > ${knownAt}) AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt}
    ) s GROUP BY asset_id`
  return new Map(
    rows.map(({ assetId, states }) => [
      assetId,
      (JSON.parse(states) as Packed[]).map(
        ([checkKey, subject, result, severity, since, until, fixedIn, clock, basis]) => ({
          checkKey,
          subject,
          result,
          severity,
          from: since,
          to: until ?? FOREVER,
          ...(fixedIn === null
            ? {}
            : { fix: { versions: fixedIn, clock: clock !== null && basis ? { from: clock, basis } : null } }),
        }),
      ),
    ]),
  )
}
