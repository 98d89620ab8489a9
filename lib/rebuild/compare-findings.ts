import type { Scope } from '@/lib/access/keys'
import { type FindingLine, findingFacts } from '@/lib/core/finding-facts'
import { groupBy } from '@/lib/core/group-by'
import type { KnownLine } from '@/lib/core/place-report'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { type FindingOfKey, loadFindingsOfKeys } from '@/lib/store/findings/load-findings-of-keys'
import { inTenant } from '@/lib/store/in-tenant'
import type { RebuildCheck } from './check-rebuild'

/** Findings too are a function of the lines: what each says must follow from all of its keys' lines. */
export async function compareFindings(
  scope: Scope,
  linesOf: ReadonlyMap<string, ReadonlyMap<string, KnownLine>>,
): Promise<Pick<RebuildCheck, 'findings' | 'differences'>> {
  const retired = groupBy(await inTenant(scope, (tx) => retirementsOf(tx, null)), (row) => row.assetId)
  const findings = new Map<string, { row: FindingOfKey; assetId: string; lines: FindingLine[] }>()
  const differences: RebuildCheck['differences'] = []
  for (const [assetId, lines] of linesOf) {
    const out = (retired.get(assetId) ?? []).map((r) => ({
      from: r.validFrom.getTime(),
      to: r.validTo.getTime(),
    }))
    const rows = await inTenant(scope, (tx) => loadFindingsOfKeys(tx, assetId, null))
    const named = new Set<string>()
    for (const row of rows) {
      const key = `${row.checkKey}/${row.subjectKey}`
      named.add(key)
      const finding = findings.get(row.id) ?? { row, assetId, lines: [] }
      finding.lines.push({ intervals: lines.get(key)?.intervals ?? [], retired: out })
      findings.set(row.id, finding)
    }
    for (const [key, { intervals }] of lines) {
      if (named.has(key) || !findingFacts([{ intervals, retired: out }])) continue
      differences.push({ assetId, line: `finding ${key}`, stored: [], derived: ['a finding'] })
    }
  }
  for (const { row, assetId, lines } of findings.values()) {
    const facts = findingFacts(lines)
    const says =
      row.machine === 'withdrawn'
        ? []
        : [row.machine, row.firstSeen, row.openedAt, row.closedAt, row.reopened]
    const should = facts
      ? [facts.machine, facts.firstSeen, facts.openedAt, facts.closedAt, facts.reopened]
      : []
    const [a, b] = [says.map((v) => String(v instanceof Date ? v.getTime() : v)), should.map(String)]
    if (a.join() !== b.join())
      differences.push({ assetId, line: `finding ${row.checkKey}/${row.subjectKey}`, stored: a, derived: b })
  }
  return { findings: findings.size, differences }
}
