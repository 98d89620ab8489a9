import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import { publicId } from '@/lib/core/public-id'
import { aliasesOf } from '@/lib/store/assets/aliases-of'
import { labelsOf } from '@/lib/store/assets/labels-of'
import type { AssetRow } from '@/lib/store/assets/list-assets'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { type CoverageRow, coverageAt } from '@/lib/store/coverage/coverage-at'
import { countBySeverity } from '@/lib/store/findings/count-by-severity'
import { ANY_FINDING, type Moment } from '@/lib/store/findings/finding-sql'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { AssetDto } from './asset.schema'
import type { Times } from './times'

/** Turns asset rows into DTOs with six statements, however many there are. */
export async function assetDtos(
  tx: TenantTx,
  rows: readonly AssetRow[],
  moment: Moment,
): Promise<(row: AssetRow) => AssetDto> {
  const { past, ...times } = moment
  const ids = rows.map((row) => row.id)
  const aliases = await aliasesOf(tx, ids)
  const labels = await labelsOf(tx, ids, times)
  const retired = (await retirementsOf(tx, ids, times.knownAt)).filter(
    (r) => r.validFrom <= times.at && r.validTo > times.at,
  )
  const coverage = await coverageAt(tx, { ...times, assetIds: ids })
  const limits = await freshnessLimits(tx, times.knownAt)
  const active = { ...ANY_FINDING, statuses: ACTIVE_STATUSES, assetIds: ids }
  const open = await countBySeverity(tx, active, { ...times, past })
  return (row) => {
    const looks = newestLooks(coverage.filter((c) => c.assetId === row.id))
    const end = retired.find((r) => r.assetId === row.id)
    return {
      id: publicId('asset', row.id),
      kind: row.kind,
      name: row.name,
      aliases: (aliases.get(row.id) ?? []).filter((alias) => alias !== row.name),
      labels: labels.get(row.id) ?? {},
      first_seen: row.firstSeen.toISOString(),
      last_seen: new Date(
        Math.max(...looks.map((c) => c.observedAt.getTime()), row.firstSeen.getTime()),
      ).toISOString(),
      retired: end ? { since: end.validFrom.toISOString(), reason: end.reason } : null,
      coverage: looks.map((look) => coverageDto(look, limits, times)),
      open_findings: Object.fromEntries(
        open.filter((f) => f.assetId === row.id).map((f) => [f.severity, f.count]),
      ),
    }
  }
}

/** The last look with each tool and profile, newest first. */
function newestLooks(rows: readonly CoverageRow[]): CoverageRow[] {
  const newest = new Map<string, CoverageRow>()
  for (const row of rows) {
    const key = `${row.tool}\n${row.profile}`
    const known = newest.get(key)
    if (!known || row.observedAt > known.observedAt) newest.set(key, row)
  }
  return [...newest.values()].sort((a, b) => b.observedAt.getTime() - a.observedAt.getTime())
}

function coverageDto(
  look: CoverageRow,
  limits: ReadonlyMap<string, number>,
  { at }: Times,
): AssetDto['coverage'][number] {
  const end = staleOn(look.observedAt, look.tool, limits)
  return {
    tool: look.tool,
    profile: look.profile,
    observed_at: look.observedAt.toISOString(),
    stale_on: end.toISOString(),
    stale: end <= at,
    submission: publicId('submission', look.submissionId),
  }
}
