import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { freshReceipt } from '@/lib/log/fresh-receipt'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import { receiptOf } from '@/lib/log/receipt-of'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { inTenant } from '@/lib/store/in-tenant'
import { listSubmissions } from '@/lib/store/submissions/list-submissions'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { ANY_SUBMISSION } from '@/lib/store/submissions/submission-where'
import { onlyOwn } from './own-actor'
import { provenanceOf } from './provenance'
import type { Receipt, SubmissionDetailDto } from './submission.schema'
import { freshContext, submissionContext, submissionDto } from './submission-dto'

/** One submission with its receipt. @throws NotFound */
export async function submissionDetail(scope: Scope, id: string): Promise<SubmissionDetailDto> {
  const uuid = parsePublicId('submission', id)
  if (!uuid) throw new NotFound()
  const found = await inTenant(scope, async (tx) => {
    const actorRef = await onlyOwn(tx, scope)
    const page = { sort: 'receivedAt', after: null, limit: 1 } as const
    const [row] = await listSubmissions(tx, { ...ANY_SUBMISSION, id: uuid, actorRef, ...page })
    if (!row) return null
    const dto = submissionDto(row, await submissionContext(tx, [row]))
    return { row, dto, provenance: await provenanceOf(tx, row) }
  })
  if (!found) throw new NotFound()
  const { row, dto, provenance } = found
  return { ...dto, provenance, log: await receiptOf(scope, 'evidence', row.logEpoch, row.logIndex) }
}

/** The receipt that whoever hands in a report gets; nothing is read again that is known. */
export async function receiptView(
  scope: Scope,
  {
    row,
    duplicate,
    fresh,
  }: {
    row: SubmissionRow
    duplicate: boolean
    /** What the transaction that was just committed knew. */
    fresh: { leaf: LoggedLeaf; assets: readonly LockedAsset[] } | null
  },
): Promise<Receipt> {
  const context = fresh
    ? freshContext(row, fresh.assets)
    : await inTenant(scope, (tx) => submissionContext(tx, [row]))
  const dto = submissionDto(row, context)
  const {
    id,
    state,
    tool,
    tool_version,
    format,
    assets,
    observed_at,
    received_at,
    evidence,
    items,
    by_result,
    by_severity,
    notes,
    changes,
  } = dto
  const log = await (fresh
    ? freshReceipt(fresh.leaf)
    : receiptOf(scope, 'evidence', row.logEpoch, row.logIndex))
  return {
    id,
    duplicate,
    state,
    tool,
    tool_version,
    format,
    assets,
    observed_at,
    received_at,
    evidence,
    items,
    by_result,
    by_severity,
    notes,
    changes,
    log,
  }
}
