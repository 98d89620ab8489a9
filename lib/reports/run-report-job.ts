import { systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { failReport } from '@/lib/store/reports/fail-report'
import { renderReport } from './render-report'
import { rendererOf } from './renderer-of'
import type { ReportJob } from './report-job'

/**
 * What the queue calls. A failure is thrown on, so that the queue tries again; at the last attempt the report is marked
 * as failed first, so that nobody waits for it.
 */
export async function runReportJob({ tenant, report }: ReportJob, last: boolean): Promise<void> {
  const scope = systemScope(tenant, 'render-report')
  try {
    await renderReport(scope, report, rendererOf)
  } catch (error) {
    if (last) {
      const at = new Date()
      await inTenant(scope, async (tx) => {
        await failReport(tx, report, 'render_failed', at)
        const target = { kind: 'report', id: publicId('report', report) }
        await writeAuditEvent(tx, { action: 'report.failed', target, at })
      })
    }
    throw error
  }
}
