import type { Handing } from '@/lib/access/keys'
import type { TenantJob } from '@/lib/store/queue/send-job'

/** As `lib/config/queues.ts` lists it. */
export const PLACE_QUEUE = 'place-report'
/** Gets the jobs of the other whose every try was killed. */
export const PLACING_GIVEN_UP_QUEUE = 'give-up-placing'

/** What is queued when a large report was received: it is placed as whoever handed it in. */
export interface PlaceJob extends TenantJob {
  /** Of the submission's row. */
  submission: string
  handing: Handing
}
