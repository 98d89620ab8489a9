import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'

/** Notes in the audit log who took which rows out of the house, by which filter; before the first byte leaves. */
export async function recordExport(
  scope: Scope,
  action: 'findings.exported' | 'vulnerabilities.exported' | 'audit.exported',
  what: { format: string; rows: number; query: Readonly<Record<string, unknown>> },
  now: Date,
): Promise<void> {
  await inTenant(scope, (tx) =>
    writeAuditEvent(tx, {
      action,
      target: { kind: 'export', id: publicId('event', v7({ msecs: now.getTime() })) },
      after: what,
      at: now,
    }),
  )
}
