import { z } from 'zod'

const count = z.number().int().min(0)
/** How it goes in one tenant, within the last hour or day. Nothing of what its reports say. */
export const tenantOperation = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  reports_hour: count,
  reports_day: count,
  rejected_day: count,
  /** As they came, before they are compressed. */
  bytes_day: count,
  /** Accepted and not read yet. */
  unread: count,
  last_report: z.iso.datetime().nullable(),
  jobs_waiting: count,
  /** How long the job that waits longest is due, in seconds; 0: none waits. */
  lag_seconds: count,
  jobs_failed_day: count,
})
export const operation = z.object({
  at: z.iso.datetime(),
  database_bytes: count,
  tenants: z.array(tenantOperation),
})
export type TenantOperationDto = z.infer<typeof tenantOperation>
export type OperationDto = z.infer<typeof operation>
