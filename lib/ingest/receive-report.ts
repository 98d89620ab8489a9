import { handingOf } from '@/lib/access/keys'
import { restoreEvidence } from '@/lib/evidence/restore-evidence'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { lockAssets } from '@/lib/store/assets/lock-assets'
import type { TenantTx } from '@/lib/store/in-tenant'
import { sendJob } from '@/lib/store/queue/send-job'
import { findByDedupeKeys } from '@/lib/store/submissions/find-by-dedupe-keys'
import { rereadSubmission } from '@/lib/store/submissions/insert-submission'
import { assetsOfSubmissions } from '@/lib/store/submissions/submission-assets'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import type { Submitted } from './accept-report'
import { rejectedKey } from './dedupe-key'
import { keepUnread } from './keep-unread'
import { logSubmission } from './log-submission'
import { PLACE_QUEUE, type PlaceJob } from './place-job'
import type { Received } from './received'
import { recordSighting } from './record-sighting'
import { recordedTime } from './recorded-time'
import { unreadSubmission } from './unread-submission'

/**
 * Takes the bytes of a large report in and has it placed by a job: row, log entry, evidence and job are committed together, so what is
 * answered is durable. It is the same as one before where bytes and what the sender says are, since nothing in it has been read.
 */
export async function receiveReport(tx: TenantTx, received: Received): Promise<Submitted> {
  const key = rejectedKey(received)
  const [known] = await findByDedupeKeys(tx, received.sha256, [key])
  if (known) return again(tx, received, known)
  const { row, leaf } = await keepUnread(tx, received, { state: 'received', key }, (id) =>
    queuePlacing(tx, id),
  )
  return { row, duplicate: false, fresh: { leaf, assets: [] } }
}

/** One that waits goes on waiting; one that was refused is read again; one that was placed without any time of its own was seen again. */
async function again(tx: TenantTx, received: Received, known: SubmissionRow): Promise<Submitted> {
  const { at, sha256, input, packed } = received
  const restore = () => restoreEvidence(tx, { sha256, body: input.body, at, packed })
  const actorRef = await ensureActor(tx)
  if (known.state === 'rejected') {
    await restore()
    await queuePlacing(tx, known.id)
    await logSubmission(tx, { id: known.id, sha256, actorRef, at, retry: true })
    const leaf = { index: known.logIndex, epoch: known.logEpoch }
    const { id, dedupeKey: key, agentId } = known
    const row = unreadSubmission(received, { id, key, actorRef, agentId, leaf, state: 'received' })
    await rereadSubmission(tx, row)
    const { receivedAt } = known
    return { row: { ...known, ...row, receivedAt, progress: null }, duplicate: true, fresh: null }
  }
  const isTimeless =
    known.observedSource === 'received' && !known.notes.some(({ code }) => code === 'clock_ahead')
  if (isTimeless && known.state !== 'received') {
    const ids = (await assetsOfSubmissions(tx, [known.id])).get(known.id) ?? []
    const assets = [...(await lockAssets(tx, ids)).values()]
    await restore()
    await recordSighting(tx, known, assets, actorRef, { at, recorded: recordedTime(assets, at) })
  }
  return { row: known, duplicate: true, fresh: null }
}

function queuePlacing(tx: TenantTx, submission: string): Promise<void> {
  const job: Omit<PlaceJob, 'tenant'> = { submission, handing: handingOf(tx.scope) }
  return sendJob(tx, PLACE_QUEUE, { ...job }, { key: submission })
}
