import type { PlatformScope } from '@/lib/access/keys'
import { prisma } from '../client'

/** How it goes in one tenant: counts and times, nothing of what its reports say. */
export interface TenantOperationRow {
  id: string
  slug: string
  name: string
  reportsHour: bigint
  reportsDay: bigint
  rejectedDay: bigint
  /** Bytes handed in within a day, as they came. */
  bytesDay: bigint
  /** Accepted within a day and not read yet. */
  unread: bigint
  lastReport: Date | null
  jobsWaiting: bigint
  /** Since when the longest waiting job is due. */
  oldestJob: Date | null
  jobsFailedDay: bigint
}

/** How it goes in every tenant, those first that hand in most, and what the database takes on its disk. */
export async function readOperation(
  _scope: PlatformScope,
  now: Date,
): Promise<{ tenants: TenantOperationRow[]; databaseBytes: bigint }> {
  const [tenants, [size]] = await Promise.all([
    prisma().$queryRaw<TenantOperationRow[]>`
      SELECT id, slug, name, reports_hour AS "reportsHour", reports_day AS "reportsDay", rejected_day AS "rejectedDay", bytes_day AS "bytesDay",
        unread, last_report AS "lastReport", jobs_waiting AS "jobsWaiting", oldest_job AS "oldestJob", jobs_failed_day AS "jobsFailedDay"
      FROM app.platform_operation(${now})`,
    prisma().$queryRaw<{ bytes: bigint }[]>`SELECT app.platform_bytes() AS bytes`,
  ])
  return { tenants, databaseBytes: size?.bytes ?? 0n }
}
