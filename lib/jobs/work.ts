import { placeApart } from '@/lib/ingest/apart/place-apart'
import { PLACE_QUEUE, PLACING_GIVEN_UP_QUEUE, type PlaceJob } from '@/lib/ingest/place-job'
import { NOT_PLACED, rejectWaiting } from '@/lib/ingest/reject-waiting'
import { lookForNews } from '@/lib/notify/look-for-news'
import { NEWS_QUEUE } from '@/lib/notify/news-queue'
import { ERASE_QUEUE, type EraseJob } from '@/lib/platform/erase-job'
import { eraseTenant } from '@/lib/platform/erase-tenant'
import { giveUpReport } from '@/lib/reports/give-up-report'
import { REPORT_GIVEN_UP_QUEUE, REPORT_QUEUE, type ReportJob } from '@/lib/reports/report-job'
import { runReportJob } from '@/lib/reports/run-report-job'
import { DROP_QUEUE, type DropJob } from '@/lib/retention/drop-job'
import { dropOldEvidence } from '@/lib/retention/drop-old-evidence'
import { deliver } from '@/lib/webhooks/deliver'
import { DELIVERY_QUEUE, type DeliveryJob } from '@/lib/webhooks/delivery-job'

/** What each queue's jobs do: one use case each. Data was written by `sendJob` alone, from these very types. */
export const WORK: Readonly<Record<string, (data: object) => Promise<void>>> = {
  [REPORT_QUEUE]: (data) => runReportJob(data as ReportJob),
  [REPORT_GIVEN_UP_QUEUE]: (data) => giveUpReport(data as ReportJob),
  [PLACE_QUEUE]: (data) => placeApart(data as PlaceJob),
  [PLACING_GIVEN_UP_QUEUE]: (data) => rejectWaiting(data as PlaceJob, NOT_PLACED),
  [ERASE_QUEUE]: (data) => eraseTenant(data as EraseJob),
  [DROP_QUEUE]: (data) => dropOldEvidence(data as DropJob).then(() => {}),
  [NEWS_QUEUE]: (data) => lookForNews(data as Parameters<typeof lookForNews>[0]),
  [DELIVERY_QUEUE]: (data) => deliver(data as DeliveryJob),
}
