import { REPORT_QUEUE, type ReportJob } from '@/lib/reports/report-job'
import { runReportJob } from '@/lib/reports/run-report-job'

/** A job as a handler gets it; `last`: the queue will not try again. */
export interface Work {
  data: object
  last: boolean
}

/** What each queue's jobs do: one use case each. */
export const WORK: Readonly<Record<string, (work: Work) => Promise<void>>> = {
  // Data was written by `requestReport` alone, from this very type.
  [REPORT_QUEUE]: ({ data, last }) => runReportJob(data as ReportJob, last),
}
