import { checkKey } from '@/lib/core/check'
import type { Catalogue } from '@/lib/core/framework'
import { reportedBefore, type SameRuns } from '@/lib/store/coverage/reported-before'
import type { TenantTx } from '@/lib/store/in-tenant'
import { fullCoverage } from './full-coverage'
import type { ReportPart } from './part-of'

/**
 * What a report looked at on one asset (CONTRACT, *Coverage*): what it proves, and those checks it is silent on of which the sender
 * vouches that they were looked at (`full`) or which the same sender, tool and profile reported on before.
 */
export async function lookedAt(
  tx: TenantTx,
  part: ReportPart,
  {
    full,
    runs,
    observedAt,
    catalogue,
  }: { full: boolean; runs: SameRuns; observedAt: Date; catalogue: Catalogue },
): Promise<ReportPart> {
  if (full) return fullCoverage(part, catalogue)
  const { possibleChecks = [] } = part.coverage
  if (possibleChecks.length === 0) return part
  const before = new Set(await reportedBefore(tx, runs, observedAt, possibleChecks.map(checkKey)))
  const known = possibleChecks.filter((name) => before.has(checkKey(name)))
  return {
    ...part,
    coverage: {
      ...part.coverage,
      checks: [...new Set([...part.coverage.checks, ...known])],
      possibleChecks: possibleChecks.filter((name) => !before.has(checkKey(name))),
    },
  }
}
