import { placingScope, type Scope } from '@/lib/access/keys'
import { Conflict, Invalid } from '@/lib/core/errors'
import type { AssetKind } from '@/lib/core/report'
import { withRetry } from '@/lib/core/retry'
import { unpackEvidence } from '@/lib/evidence/unpack-evidence'
import { withObjects } from '@/lib/evidence/with-objects'
import { noteSecrets } from '@/lib/formats/secrets/note-secrets'
import { readEvidence } from '@/lib/store/evidence/read-evidence'
import { inTenant } from '@/lib/store/in-tenant'
import { findSubmission } from '@/lib/store/submissions/find-submission'
import type { SubmissionHints, SubmissionRow } from '@/lib/store/submissions/submission-row'
import { acceptReport } from './accept-report'
import { checkTarget } from './check-target'
import type { Rejection } from './keep-rejected'
import type { PlaceJob } from './place-job'
import { readReceived } from './read-received'
import type { Received } from './received'
import { rejectWaiting } from './reject-waiting'
import type { SubmissionInput } from './submission-input'
import { tellProgress } from './tell-progress'

/** Less than the queue waits for a job: one that is taken for dead must not come back. */
const TIMEOUT_MS = 9 * 60_000

/** Percent that are done when the bytes are there, when they are read, and when all but the end is written. */
const [UNPACKED, READ, WRITTEN] = [5, 40, 95]

/**
 * What the queue's thread does: places a report that was received, in one transaction, so that nobody sees half of it. Done twice it is done
 * once; killed in the middle it is done by the next try. What cannot be read is said of the submission; what fails otherwise is tried again.
 */
export async function placeReceived(job: PlaceJob, onRead: () => void = () => {}): Promise<void> {
  const { tenant, submission, handing } = job
  const scope = placingScope(tenant, handing)
  const found = await inTenant(scope, async (tx) => {
    const row = await findSubmission(tx, submission)
    if (row?.state !== 'received') return null
    return { row, kept: await readEvidence(tx, owned(row.evidenceSha256)) }
  })
  if (!found) return
  const { row } = found
  const { bytes } = await unpackEvidence(await withObjects(scope.tenantId, found.kept))
  const received = receivedBefore(row, bytes)
  try {
    const rejection = await place(scope, row, received, onRead)
    if (rejection) await rejectWaiting(job, rejection)
  } catch (error) {
    if (error instanceof Invalid || error instanceof Conflict) {
      const { code, message, at } = error
      return rejectWaiting(job, { kind: 'broken', code, message, at })
    }
    throw error
  }
}

/** @returns why it cannot be read, where it cannot */
async function place(
  scope: Scope,
  row: SubmissionRow,
  received: Received,
  onRead: () => void,
): Promise<Rejection | null> {
  const { tell, told } = tellProgress(scope, row.id)
  tell(UNPACKED)
  const report = await readReceived(received, (share) => tell(UNPACKED + share * (READ - UNPACKED)))
  onRead()
  if ('rejection' in report) return report.rejection
  checkTarget(received.input, report.parsed)
  tell(READ)
  const onShare = (share: number) => tell(READ + share * (WRITTEN - READ))
  await withRetry(() =>
    inTenant(scope, (tx) => acceptReport(tx, received, report.parsed, { row, onShare }), {
      timeoutMs: TIMEOUT_MS,
    }),
  )
  await told()
  return null
}

const owned = (bytes: Uint8Array) => new Uint8Array(bytes)

function receivedBefore(
  { hints, evidenceSha256, receivedAt }: SubmissionRow,
  body: Uint8Array<ArrayBuffer>,
): Received {
  // Before anything is read: all at once would be too much to hold.
  const secrets = noteSecrets(body)
  return {
    input: inputOf(hints, body),
    sha256: owned(evidenceSha256),
    packed: null,
    secrets: () => secrets,
    rest: null,
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
