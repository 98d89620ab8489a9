import { systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { failReport } from '@/lib/store/reports/fail-report'
import type { ReportJob } from './report-job'

/**
 * What the queue calls once it will not try again, also where whoever tried was killed each time: the report is marked as failed, so
 * that nobody waits for it.
 */
export async function giveUpReport({ tenant, report }: ReportJob): Promise<void> {
  const at = new Date()
  await inTenant(systemScope(tenant, 'render-report'), async (tx) => {
    if (!(await failReport(tx, report, 'render_failed', at))) return
    const target = { kind: 'report', id: publicId('report', report) }
    await writeAuditEvent(tx, { action: 'report.failed', target, at })
  })
}
