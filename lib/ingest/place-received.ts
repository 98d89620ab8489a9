import { placingScope, type Scope } from '@/lib/access/keys'
import { Invalid } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import type { AssetKind } from '@/lib/core/report'
import { withRetry } from '@/lib/core/retry'
import { unpackEvidence } from '@/lib/evidence/unpack-evidence'
import { noteSecrets } from '@/lib/formats/secrets/note-secrets'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { readEvidence } from '@/lib/store/evidence/read-evidence'
import { inTenant } from '@/lib/store/in-tenant'
import { findSubmission } from '@/lib/store/submissions/find-submission'
import { rereadSubmission } from '@/lib/store/submissions/insert-submission'
import { setProgress } from '@/lib/store/submissions/set-progress'
import type { SubmissionHints, SubmissionRow } from '@/lib/store/submissions/submission-row'
import { acceptReport } from './accept-report'
import { checkTarget } from './check-target'
import { errorOf, type Rejection } from './keep-rejected'
import type { PlaceJob } from './place-job'
import { readReceived } from './read-received'
import type { Received } from './received'
import type { SubmissionInput } from './submission-input'
import { unreadSubmission } from './unread-submission'

/** Less than the queue waits for a job: one that is taken for dead must not come back. */
const TIMEOUT_MS = 9 * 60_000

/** Percent that are done when the bytes are there, and when they are read. */
const [UNPACKED, READ] = [10, 40]

/**
 * What the queue calls: places a report that was received, in one transaction, so that nobody sees half of it. Done twice it is done
 * once; killed in the middle it is done by the next try. What cannot be read, or not be placed at the last try, is said of the submission.
 */
export async function placeReceived({ tenant, submission, handing }: PlaceJob, last: boolean): Promise<void> {
  const scope = placingScope(tenant, handing)
  const found = await inTenant(scope, async (tx) => {
    const row = await findSubmission(tx, submission)
    if (row?.state !== 'received') return null
    return { row, kept: await readEvidence(tx, owned(row.evidenceSha256)) }
  })
  if (!found) return
  const { row } = found
  const { bytes } = await unpackEvidence(found.kept)
  const received = receivedBefore(row, bytes)
  try {
    await place(scope, row, received)
  } catch (error) {
    if (error instanceof Invalid) {
      await reject(scope, row, received, {
        kind: 'broken',
        code: error.code,
        message: error.message,
        at: error.at,
      })
      return
    }
    const message = 'The report was received and could not be placed. Hand it in again; its bytes are kept.'
    if (last) await reject(scope, row, received, { kind: 'broken', code: 'not_placed', message, at: null })
    throw error
  }
}

async function place(scope: Scope, row: SubmissionRow, received: Received): Promise<void> {
  await inTenant(scope, (tx) => setProgress(tx, row.id, UNPACKED))
  const report = await readReceived(received)
  if ('rejection' in report) return reject(scope, row, received, report.rejection)
  checkTarget(received.input, report.parsed)
  await inTenant(scope, (tx) => setProgress(tx, row.id, READ))
  await withRetry(() =>
    inTenant(scope, (tx) => acceptReport(tx, received, report.parsed, row), { timeoutMs: TIMEOUT_MS }),
  )
}

async function reject(
  scope: Scope,
  { id, dedupeKey: key, actorRef, agentId, logIndex, logEpoch }: SubmissionRow,
  received: Received,
  rejection: Rejection,
): Promise<void> {
  await inTenant(scope, async (tx) => {
    if ((await findSubmission(tx, id))?.state !== 'received') return
    await writeAuditEvent(tx, {
      action: 'submission.rejected',
      target: { kind: 'submission', id: publicId('submission', id) },
      at: new Date(),
      after: { code: rejection.code, bytes: received.input.body.length },
    })
    const leaf = { index: logIndex, epoch: logEpoch }
    const of = { id, key: owned(key), actorRef, agentId, leaf, state: 'rejected' as const }
    await rereadSubmission(tx, unreadSubmission(received, { ...of, ...errorOf(rejection) }))
  })
}

const owned = (bytes: Uint8Array) => new Uint8Array(bytes)

function receivedBefore(
  { hints, evidenceSha256, receivedAt }: SubmissionRow,
  body: Uint8Array<ArrayBuffer>,
): Received {
  return {
    input: inputOf(hints, body),
    sha256: owned(evidenceSha256),
    packed: null,
    secrets: noteSecrets(body),
    at: receivedAt,
  }
}

/** The other way round than `hintsOf`. */
function inputOf(hints: SubmissionHints, body: Uint8Array<ArrayBuffer>): SubmissionInput {
  const instant = (text: string | null | undefined) => (text ? new Date(text) : null)
  return {
    body,
    asset: hints.asset,
    kind: hints.kind as AssetKind | null,
    tool: hints.tool,
    database: hints.database ?? null,
    observedAt: instant(hints.observed_at),
    writtenAt: instant(hints.written_at),
    fullCoverage: hints.full_coverage,
    labels: hints.labels,
  }
}
