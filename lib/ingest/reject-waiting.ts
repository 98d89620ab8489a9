import { placingScope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { findSubmission } from '@/lib/store/submissions/find-submission'
import { rereadSubmission } from '@/lib/store/submissions/insert-submission'
import { errorOf, type Rejection } from './keep-rejected'
import { PARSER_VERSION } from './parse-report'
import type { PlaceJob } from './place-job'

/** What is said of a report when the queue gives it up. */
export const NOT_PLACED: Rejection = {
  kind: 'broken',
  code: 'not_placed',
  message: 'The report was received and could not be placed. Hand it in again; its bytes are kept.',
  at: null,
}

/** Says of a report that was received why it is not placed; nothing where it is, or that was said already. */
export async function rejectWaiting(
  { tenant, submission, handing }: PlaceJob,
  rejection: Rejection,
): Promise<void> {
  await inTenant(placingScope(tenant, handing), async (tx) => {
    const row = await findSubmission(tx, submission)
    if (row?.state !== 'received') return
    await writeAuditEvent(tx, {
      action: 'submission.rejected',
      target: { kind: 'submission', id: publicId('submission', row.id) },
      at: new Date(),
      after: { code: rejection.code, bytes: row.bytes },
    })
    const { tenantId: _, progress: __, ...of } = row
    await rereadSubmission(tx, {
      ...of,
      ...errorOf(rejection),
      state: 'rejected',
      parserVersion: PARSER_VERSION,
      catalogueVersion: loadCatalogue().version,
    })
  })
}
