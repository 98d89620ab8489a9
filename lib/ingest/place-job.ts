import type { Handing } from '@/lib/access/keys'
import type { TenantJob } from '@/lib/store/queue/send-job'

/** As `lib/config/queues.ts` lists it. */
export const PLACE_QUEUE = 'place-report'

/** What is queued when a large report was received: it is placed as whoever handed it in. */
export interface PlaceJob extends TenantJob {
  /** Of the submission's row. */
  submission: string
  handing: Handing
}
