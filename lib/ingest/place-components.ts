import { FUNCTION_CHECK } from '@/lib/core/components/judged-states'
import { componentSetId } from '@/lib/core/label-set'
import { putComponents } from '@/lib/store/components/put-components'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { ParsedReport } from './parse-report'

/** Keeps what a snapshot saw of its host's containers, also that it saw none. When it looked is told by its coverage. */
export async function placeComponents(
  tx: TenantTx,
  assetId: string,
  submissionId: string,
  report: ParsedReport,
): Promise<void> {
  if (!sawContainers(report)) return
  const { components } = report
  const seen = components.map(({ at: _, ...component }) => component)
  await putComponents(tx, {
    submissionId,
    assetId,
    setId: componentSetId(seen),
    components: seen,
    places: components.map(({ at }) => at),
  })
}

/** Whether a report is a look at a host's containers, also one that saw none. */
export function sawContainers({ coverage }: ParsedReport): boolean {
  return [...coverage.checks, ...(coverage.partialChecks ?? [])].includes(FUNCTION_CHECK)
}
