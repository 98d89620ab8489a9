import type { Scope } from '@/lib/access/keys'
import { Broken, type DomainError, Unsupported } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { withRetry } from '@/lib/core/retry'
import { inTenant } from '@/lib/store/in-tenant'
import { keepRejected, type Rejection } from './keep-rejected'
import type { Received } from './received'

/** Keeps a report that cannot be taken, and says why: the error names the submission, for whoever handed it in. */
export async function refuseReport(
  scope: Scope,
  received: Received,
  rejection: Rejection,
): Promise<DomainError> {
  const row = await withRetry(() => inTenant(scope, (tx) => keepRejected(tx, received, rejection)))
  const sha256 = Buffer.from(row.evidenceSha256).toString('hex')
  const Refusal = rejection.kind === 'broken' ? Broken : Unsupported
  return new Refusal(rejection.code, rejection.message, {
    at: rejection.at,
    extra: { submission_id: publicId('submission', row.id), evidence: { sha256, bytes: row.bytes } },
  })
}
