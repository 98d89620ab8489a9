import type { PlatformScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { readOperation as operationRows } from '@/lib/store/platform/read-operation'
import type { OperationDto } from './operation.schema'

/** How the installation goes, for whoever runs it. */
export async function readOperation(scope: PlatformScope, now: Date): Promise<OperationDto> {
  const { tenants, databaseBytes } = await operationRows(scope, now)
  return {
    at: now.toISOString(),
    database_bytes: Number(databaseBytes),
    tenants: tenants.map((row) => ({
      id: publicId('tenant', row.id),
      slug: row.slug,
      name: row.name,
      reports_hour: Number(row.reportsHour),
      reports_day: Number(row.reportsDay),
      rejected_day: Number(row.rejectedDay),
      bytes_day: Number(row.bytesDay),
      unread: Number(row.unread),
      last_report: row.lastReport?.toISOString() ?? null,
      jobs_waiting: Number(row.jobsWaiting),
      lag_seconds: row.oldestJob
        ? Math.max(0, Math.round((now.getTime() - row.oldestJob.getTime()) / 1000))
        : 0,
      jobs_failed_day: Number(row.jobsFailedDay),
    })),
  }
}
