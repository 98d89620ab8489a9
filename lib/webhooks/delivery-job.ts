import type { TenantJob } from '@/lib/store/queue/send-job'

/** As `lib/config/queues.ts` lists it. */
export const DELIVERY_QUEUE = 'deliver-webhook'

export interface DeliveryJob extends TenantJob {
  /** Of the delivery's row. */
  delivery: string
}
