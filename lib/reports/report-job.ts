import type { PrincipalTenant } from '@/lib/access/principal'

/** As `lib/config/queues.ts` lists it. */
export const REPORT_QUEUE = 'render-report'

/** What is queued when somebody asks for a report. */
export interface ReportJob {
  tenant: PrincipalTenant
  /** Of the report's row. */
  report: string
}
