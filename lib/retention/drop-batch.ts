import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { firstIdOf } from '@/lib/store/first-id-of'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { lockHead } from '@/lib/store/log/lock-head'
import { readHead } from '@/lib/store/log/read-head'
import { dropEvidence, lockEvidence } from '@/lib/store/retention/drop-evidence'
import { insertDrop } from '@/lib/store/retention/insert-drop'
import { lockSweep } from '@/lib/store/retention/lock-sweep'
import { endSweep, noteSweep } from '@/lib/store/retention/note-sweep'
import { oldEvidence, passedSubmission } from '@/lib/store/retention/old-evidence'
import { type RetentionRow, readRetention } from '@/lib/store/retention/read-retention'
import { dropRecord } from './drop-record'
import type { NamedByReports } from './named-by-reports'
import { rootOfHashes } from './root-of-hashes'
import { sweepWindow } from './sweep-window'
import { whyKept } from './why-kept'

type Bytes = Uint8Array<ArrayBuffer>

/** Pieces of evidence a transaction: other reports of the tenant wait no longer than it takes to see whether these are needed. */
export const PIECES = 200

export interface Batch {
  looked: number
  dropped: number
  /** There is more to look at. */
  more: boolean
}

const NOTHING: Batch = { looked: 0, dropped: 0, more: false }
const BEGINNING = new Date(0)

/**
 * Looks at the next pieces of old evidence and drops the bytes of those that nothing needs, in one transaction with the leaf and the audit event
 * that say so: killed in the middle, nothing was done. Does nothing for a tenant that keeps its evidence for ever or holds it.
 */
export function dropBatch(scope: Scope, named: NamedByReports): Promise<Batch> {
  return inTenant(scope, async (tx) => {
    const sweep = await lockSweep(tx)
    const set = await readRetention(tx)
    if (!sweep || set.hold || set.months === null || !set.horizon) return NOTHING
    const { from, to, before } = sweepWindow(sweep, set.horizon)
    const range = { from: firstIdOf(from ?? BEGINNING), before }
    const found = await oldEvidence(tx, { ...range, limit: PIECES })
    const last = found.length === PIECES ? found.at(-1)?.id : null
    const next = last ?? (await passedSubmission(tx, range))
    const hashes = [...new Map(found.map(({ sha256 }) => [toHex(sha256), sha256])).values()]
    const dropped = await dropUnneeded(tx, hashes, { ...set, horizon: to, named })
    if (next) await noteSweep(tx, { to, from, before: next })
    else await endSweep(tx, { to, all: from === null })
    return { looked: hashes.length, dropped, more: next !== null }
  })
}

async function dropUnneeded(
  tx: TenantTx,
  found: readonly Bytes[],
  set: RetentionRow & { horizon: Date; named: NamedByReports },
): Promise<number> {
  const before = set.horizon
  const free = async (of: readonly Bytes[]) => {
    const kept = await whyKept(tx, of, { before, named: set.named })
    return of.filter((hash) => !kept.has(toHex(hash)))
  }
  const seen = await readHead(tx, 'evidence')
  const first = await free(found)
  if (first.length === 0) return 0
  await lockEvidence(tx, first)
  const head = await lockHead(tx, 'evidence')
  // Whatever comes to need evidence is logged; with the head locked nothing more does.
  const same = head.size === seen.size && head.epoch === seen.epoch
  const last = same ? first : await free(first)
  if (last.length === 0) return 0
  return drop(tx, last, { ...set, head })
}

async function drop(
  tx: TenantTx,
  hashes: readonly Bytes[],
  {
    horizon,
    months,
    decidedBy,
    decidedAt,
    head,
  }: RetentionRow & { horizon: Date; head: Awaited<ReturnType<typeof lockHead>> },
): Promise<number> {
  const id = v7()
  const at = new Date()
  const dropped = await dropEvidence(tx, hashes, { drop: id, before: horizon })
  if (dropped.length === 0 || months === null || !decidedBy || !decidedAt) return 0
  const act = {
    id,
    at,
    months,
    receivedBefore: horizon,
    decidedBy,
    decidedAt,
    pieces: dropped.length,
    bytes: BigInt(dropped.reduce((sum, { bytes }) => sum + bytes, 0)),
    root: rootOfHashes(dropped.map(({ sha256 }) => sha256)),
  }
  const record = dropRecord(act)
  await writeAuditEvent(tx, {
    action: 'evidence.dropped',
    target: { kind: 'evidence_drop', id: record.id },
    after: record,
    at,
  })
  const leaf = await appendLeaf(
    tx,
    'evidence',
    {
      type: 'evidence_drop',
      at: record.at,
      actor_ref: decidedBy,
      subject: { id: record.id, sha256: toHex(nodeSha256(canonicalBytes(record))) },
    },
    { head },
  )
  await insertDrop(tx, {
    ...act,
    objects: dropped.flatMap(({ sha256, encoding }) => (encoding === 'object' ? [sha256] : [])),
    logIndex: leaf.index,
    logEpoch: leaf.epoch,
  })
  return dropped.length
}
