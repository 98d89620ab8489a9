import type { TenantJob } from '@/lib/store/queue/send-job'

/** As `lib/config/queues.ts` lists it. */
export const REPORT_QUEUE = 'render-report'
/** Gets the jobs of the other that ended without a report. */
export const REPORT_GIVEN_UP_QUEUE = 'give-up-report'

/** What is queued when somebody asks for a report. */
export interface ReportJob extends TenantJob {
  /** Of the report's row. */
  report: string
}
