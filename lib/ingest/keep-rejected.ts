import type { TenantTx } from '@/lib/store/in-tenant'
import { findByDedupeKeys } from '@/lib/store/submissions/find-by-dedupe-keys'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { rejectedKey } from './dedupe-key'
import { keepUnread } from './keep-unread'
import type { Received } from './received'

/** Why a report was not taken. */
export interface Rejection {
  kind: 'unsupported' | 'broken'
  code: string
  message: string
  at: string | null
}

/** As the row of a submission says it. */
export const errorOf = ({ code, message, at }: Rejection) => ({
  errorCode: code,
  errorMessage: message,
  errorAt: at,
})

/** Keeps what could not be read: bytes, reason and leaf. The same again is the same submission. */
export async function keepRejected(
  tx: TenantTx,
  received: Received,
  rejection: Rejection,
): Promise<SubmissionRow> {
  const key = rejectedKey(received)
  const [known] = await findByDedupeKeys(tx, received.sha256, [key])
  if (known) return known
  const { code } = rejection
  return (await keepUnread(tx, received, { state: 'rejected', key, after: { code }, ...errorOf(rejection) }))
    .row
}
