import { systemScope } from '@/lib/access/keys'
import { renderReport } from './render-report'
import { rendererOf } from './renderer-of'
import type { ReportJob } from './report-job'

/** What the queue calls. A failure is thrown on, so that the queue tries again and at last calls `giveUpReport`. */
export async function runReportJob({ tenant, report }: ReportJob): Promise<void> {
  await renderReport(systemScope(tenant, 'render-report'), report, rendererOf)
}
