import { v7 } from 'uuid'
import type { Catalogue } from '@/lib/core/framework'
import { publicId } from '@/lib/core/public-id'
import { keepEvidence, type Twin } from '@/lib/evidence/keep-evidence'
import { placeCombinations } from '@/lib/findings/place-combinations'
import { type Settled, settleFindings } from '@/lib/findings/settle-findings'
import type { SyncedFindings } from '@/lib/findings/sync-findings'
import { appendWithRow } from '@/lib/log/append-with-row'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { hostsOfImages } from '@/lib/store/combinations/hosts-of-images'
import type { SameRuns } from '@/lib/store/coverage/reported-before'
import type { StoredEvidence } from '@/lib/store/evidence/read-evidence'
import { findingsOfAssets } from '@/lib/store/findings/load-findings-of-keys'
import type { TenantTx } from '@/lib/store/in-tenant'
import { lockHead } from '@/lib/store/log/lock-head'
import { insertSubmission, rereadSubmission } from '@/lib/store/submissions/insert-submission'
import { putSubmissionAssets } from '@/lib/store/submissions/submission-assets'
import type { Changes, SubmissionRow } from '@/lib/store/submissions/submission-row'
import { anyVex } from '@/lib/store/vex/any-vex'
import { type Reach, tallyAsset } from '@/lib/tally/tally-asset'
import { type Repeat, tallyRepeat } from '@/lib/tally/tally-repeat'
import { applyLabels } from './apply-labels'
import { countSilence } from './count-silence'
import { leafOf, logSubmission } from './log-submission'
import { matchStatements } from './match-statements'
import type { ObservedAt } from './observed-at'
import type { KnownReport } from './open-known'
import type { ParsedReport } from './parse-report'
import { partOf } from './part-of'
import { placeComponents, sawContainers } from './place-components'
import { placeImages } from './place-images'
import { placePart } from './place-part'
import type { Received } from './received'
import { submissionOf } from './submission-of'
import type { Target } from './targets-of'
import { titlesOf } from './titles-of'
import { keepReading, type PlacedWords } from './unread/keep-reading'
import { MustReadError } from './unread/reading'

export interface Placing {
  received: Received
  parsed: ParsedReport
  when: ObservedAt
  key: Uint8Array<ArrayBuffer>
  actorRef: string
  runs: SameRuns
  /** The root first. */
  targets: readonly Target[]
  /** Every asset that the report may change. */
  locked: ReadonlyMap<string, LockedAsset>
  recorded: Date
  /** What the report before of the root and the tool was kept as. */
  last: readonly StoredEvidence[]
  /** The same bytes, refused before: read again under their id. Or received before: kept and logged already. */
  earlier: SubmissionRow | null
  /** Where all of it was read at once. */
  known: KnownReport | null
  catalogue: Catalogue
  /** Something is known of one of the assets that is not earlier than the report. */
  isLate: boolean
  /** Told on the way how much is done, of 1. */
  onShare: (share: number) => void
}

/** A report that was placed; the log's answer is there once the transaction is committed. */
export interface Placed {
  row: SubmissionRow
  /** Null where it was logged when it was received. */
  leaf: LoggedLeaf | null
}

/** How much is done when states, findings and all are written, how assets stand, and what else follows. */
const [PLACED, TALLIED] = [0.75, 0.9]

/**
 * Places a report in time on every asset it is about, lets findings and tallies follow, and logs it. The straight line of an ingest.
 */
export async function placeSubmission(tx: TenantTx, placing: Placing): Promise<Placed> {
  const { received, parsed, when, actorRef, recorded, earlier, targets, locked, catalogue } = placing
  const { sha256, at, input } = received
  const id = earlier?.id ?? placing.known?.id ?? v7({ msecs: at.getTime() })
  const [root] = targets
  const rootAsset = root && locked.get(root.assetId)
  if (!rootAsset) throw new Error('a report is about an asset')
  const isKept = earlier?.state === 'received'
  if (parsed.unread && earlier) throw new MustReadError()
  const of = { sha256, body: input.body, at, packed: received.packed, twin: twinOf(parsed) }
  const isBase = !isKept && (await keepEvidence(tx, of, placing.last))
  const labelled = await applyLabels(tx, rootAsset, input.labels, { validFrom: when.at, recorded, actorRef })
  const retired = await placeImages(tx, targets, locked, { observedAt: when.at, recorded, actorRef })
  const { changes, silent, repeats, reaches, words } = await placeStates(tx, placing, id, retired)
  placing.onShare(PLACED)
  if (isBase && received.rest && words && !parsed.unread) {
    const { rest, secrets } = received
    keepReading(tx, parsed, { ...words, rest, sha256, secrets, observedAt: when.at })
  }
  await placeComponents(tx, rootAsset.id, id, parsed)
  const since = new Map(silent)
  for (const [assetId, from] of [...retired, ...targets.map(({ assetId }) => [assetId, when.at] as const)])
    since.set(assetId, earliest(from, since.get(assetId)))
  for (const [assetId, from] of since) {
    const asset = locked.get(assetId)
    // Whose labels or retirement the report changed is judged anew, also where it repeats what was said.
    const isOther =
      retired.has(assetId) ||
      silent.has(assetId) ||
      (assetId === rootAsset.id && labelled.labelSetId !== rootAsset.labelSetId)
    const repeat = isOther ? undefined : repeats.get(assetId)
    const reach = isOther ? undefined : reaches.get(assetId)
    const kept = reach?.inOrder?.kept
    if (asset && !(repeat && kept && (await tallyRepeat(tx, repeat, kept))))
      await tallyAsset(tx, asset, from, catalogue, reach)
  }
  placing.onShare(TALLIED)
  // A new one's row is its event too (docs/decisions/059-storage-a-day.md).
  if (earlier) {
    const target = { kind: 'submission', id: publicId('submission', id) }
    await writeAuditEvent(tx, { action: 'submission.accepted', target, at })
  }
  const whole = await logKnown(tx, placing, id, changes)
  if (whole) return whole
  // What follows wants the head of the log locked, also where nothing is appended.
  const [head, hasVex] = await Promise.all([lockHead(tx, 'evidence'), anyVex(tx)])
  const logged = { id, sha256, actorRef, at, retry: earlier !== null }
  const leaf = isKept ? null : await logSubmission(tx, logged, head)
  if (hasVex && parsed.unread) throw new MustReadError()
  if (hasVex) await matchStatements(tx, saidAnew(placing))
  const place = { index: leaf?.index ?? earlier?.logIndex ?? 0, epoch: leaf?.epoch ?? earlier?.logEpoch ?? 0 }
  const row = submissionOf(placing, id, changes, place, earlier ? null : tx.scope.actor)
  if (earlier) await rereadSubmission(tx, row)
  else await insertSubmission(tx, row)
  await putSubmissionAssets(
    tx,
    id,
    targets.flatMap(({ assetId, places }) => places.map((place) => ({ place, assetId }))),
  )
  await placeCombinations(tx, await combinedHosts(tx, placing), { submissionId: id, at: recorded, catalogue })
  const kept = earlier ? { receivedAt: earlier.receivedAt, logIndex: earlier.logIndex } : {}
  return { row: { tenantId: tx.tenantId, ...row, progress: null, ...kept }, leaf }
}

/**
 * Logs a report of which all is known with its row. Nothing else is to be done under the lock of the head: it names no flaw and gives its asset no
 * name, so statements of VEX documents are about what they were about, and of containers it says nothing.
 */
async function logKnown(
  tx: TenantTx,
  placing: Placing,
  id: string,
  changes: Changes,
): Promise<Placed | null> {
  const { known, received, actorRef, parsed } = placing
  if (!known || sawContainers(parsed)) return null
  const { head } = known.opened
  const row = submissionOf(placing, id, changes, { index: head.size, epoch: head.epoch }, tx.scope.actor)
  const { sha256, at } = received
  const leaf = await appendWithRow(tx, head, leafOf({ id, sha256, actorRef, at, retry: false }), row)
  if (!leaf) return null
  const placed: Placed = { row: { tenantId: tx.tenantId, ...row, progress: null }, leaf: null }
  tx.later(
    leaf.logged.then((logged) => {
      placed.leaf = logged
      placed.row.logIndex = logged.index
    }),
  )
  return placed
}

/** Flaws of which a report speaks by all their ids, and its assets. */
function saidAnew({ parsed, targets }: Placing): { names: string[]; assetIds: string[] } {
  const names = parsed.observations.flatMap(({ vulnerability, vex }) => {
    const said = vulnerability ?? vex
    return said ? [said.advisory, ...said.aliases] : []
  })
  return { names: [...new Set(names)], assetIds: targets.map(({ assetId }) => assetId) }
}

/** Hosts whose combinations may be others now: the one that was looked at, and those that ran an image which was. */
async function combinedHosts(tx: TenantTx, { parsed, targets }: Placing): Promise<string[]> {
  const images = targets.flatMap(({ assetId, image }) => (image ? [assetId] : []))
  const own = sawContainers(parsed) ? targets.slice(0, 1).map(({ assetId }) => assetId) : []
  return [...new Set([...own, ...(await hostsOfImages(tx, images))])].sort()
}

/** Of a report that was not read: the evidence that says the same at another time. */
function twinOf({ unread }: ParsedReport): Twin | null {
  if (!unread) return null
  const { evidenceSha256: sha256, timeFrom: from, timeTo: to, rest } = unread
  return { sha256, from, to, nextTo: rest.to }
}

const earliest = (a: Date, b: Date | undefined) => (b && b < a ? b : a)

async function placeStates(
  tx: TenantTx,
  placing: Placing,
  submissionId: string,
  retired: ReadonlyMap<string, Date>,
): Promise<{
  changes: Changes
  silent: Map<string, Date>
  repeats: Map<string, Repeat>
  reaches: Map<string, Reach>
  /** Of the root. */
  words: PlacedWords | null
}> {
  const { received, parsed, when, targets, locked, recorded, runs, catalogue } = placing
  const titleOf = await titlesOf(tx, parsed, catalogue)
  const of = { submissionId, sha256: received.sha256, observedAt: when.at, receivedAt: received.at, recorded }
  const full = received.input.fullCoverage
  const author = parsed.header.author ?? null
  const synced: SyncedFindings[] = []
  const repeats = new Map<string, Repeat>()
  const reaches = new Map<string, Reach>()
  let words: PlacedWords | null = null
  for (const [i, { assetId, places }] of targets.entries()) {
    const { lineage = null, lastSeen = null } = locked.get(assetId) ?? {}
    const part = partOf(parsed, places)
    const asset = { id: assetId, lineage, lastSeen }
    const onShare = (share: number) => placing.onShare(((i + share) / targets.length) * PLACED)
    const placed = await placePart(tx, part, {
      asset,
      ...of,
      full,
      author,
      runs,
      titleOf,
      catalogue,
      known: placing.known,
      onShare,
      beside: received.secrets,
    })
    synced.push(placed.synced)
    if (i === 0) words = placed
    const { inOrder, until } = placed.reach
    // What containers are declared to be turns on what was seen of them.
    const isPlain = !sawContainers(parsed)
    if (placed.repeat && isPlain) repeats.set(assetId, placed.repeat)
    reaches.set(assetId, { inOrder, until: isPlain ? until : undefined })
  }
  const silent = await countSilence(tx, placing)
  const settled = await settleFindings(
    tx,
    [
      ...synced.flatMap(({ touched, joined }) => [...touched, ...joined]),
      ...silent.touched,
      ...(await findingsOfAssets(tx, [...retired.keys()])),
    ],
    { submissionId, at: received.at, catalogue },
  )
  return { changes: changesOf(synced, settled), silent: silent.since, repeats, reaches, words }
}

function changesOf(synced: readonly SyncedFindings[], settled: Settled): Changes {
  const sum = (of: (one: SyncedFindings) => number) => synced.reduce((n, one) => n + of(one), 0)
  const own = new Set(synced.flatMap(({ touched }) => touched))
  const joined = new Set(synced.flatMap((one) => one.joined))
  const closedHere = settled.closed.filter((id) => own.has(id)).length
  return {
    opened: sum(({ created }) => created.opened) + settled.opened.length,
    closed: sum(({ created }) => created.closed) + settled.closed.length,
    unchanged:
      Math.max(0, sum(({ openBefore }) => openBefore) - closedHere) +
      settled.stayed.filter((id) => joined.has(id)).length,
    opened_by_severity: countOf([
      ...synced.flatMap(({ created }) => created.severities),
      ...settled.severities,
    ]),
  }
}

function countOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
