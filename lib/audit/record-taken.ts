import type { Scope } from '@/lib/access/keys'
import { writeHourlyEvent } from '@/lib/store/audit/write-hourly-event'
import { inTenant } from '@/lib/store/in-tenant'

const TAKEN = {
  evidence: 'evidence.read',
  attachment: 'attachment.read',
  report: 'report.downloaded',
} as const

/**
 * Notes in the audit log who looked at or took which bytes, before the first of them leaves the house; once an hour, however
 * many ranges of them are asked for.
 */
export async function recordTaken(
  scope: Scope,
  kind: keyof typeof TAKEN,
  id: string,
  at: Date,
): Promise<void> {
  await inTenant(scope, (tx) => writeHourlyEvent(tx, { action: TAKEN[kind], target: { kind, id }, at }))
}
