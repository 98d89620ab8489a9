import type { TenantTx } from '@/lib/store/in-tenant'
import { openSnapshot } from '@/lib/store/reports/open-snapshot'
import { frozenReports, readSnapshot } from '@/lib/store/retention/frozen-reports'

/** Evidence that the tenant's kept reports name, as far as their snapshots were opened. */
export interface NamedByReports {
  reports: Set<string>
  /** SHA-256 in hex of what was received before the time that is kept: younger evidence stays anyway. */
  evidence: Set<string>
}

export const noReports = (): NamedByReports => ({ reports: new Set(), evidence: new Set() })

/** Opens the snapshots of reports that were not opened yet, one at a time. */
export async function openReports(tx: TenantTx, named: NamedByReports, before: Date): Promise<void> {
  const horizon = before.toISOString()
  for (const id of await frozenReports(tx, [...named.reports])) {
    const packed = await readSnapshot(tx, id)
    for (const { sha256, received_at } of packed ? openSnapshot(packed).evidence : [])
      if (received_at < horizon) named.evidence.add(sha256)
    named.reports.add(id)
  }
}
