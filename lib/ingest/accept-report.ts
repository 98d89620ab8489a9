import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { LARGEST_DIFFERENCE } from '@/lib/evidence/largest-difference'
import { restoreEvidence } from '@/lib/evidence/restore-evidence'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { lockAssets } from '@/lib/store/assets/lock-assets'
import { type SameRuns, silentReports } from '@/lib/store/coverage/reported-before'
import { lastEvidence } from '@/lib/store/evidence/last-evidence'
import { assetsOfTags } from '@/lib/store/images/image-tags'
import type { TenantTx } from '@/lib/store/in-tenant'
import { findByDedupeKeys } from '@/lib/store/submissions/find-by-dedupe-keys'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { dedupeKey, rejectedKey } from './dedupe-key'
import { observedAt } from './observed-at'
import { type KnownReport, openKnown } from './open-known'
import type { ParsedReport } from './parse-report'
import { type Placed, type Placing, placeSubmission } from './place-submission'
import type { Received } from './received'
import { recordSighting } from './record-sighting'
import { recordedTime } from './recorded-time'
import { reportedKeys } from './reported-keys'
import { targetsOf } from './targets-of'
import { withinPrefix } from './within-prefix'

export interface Submitted {
  readonly row: SubmissionRow
  readonly duplicate: boolean
  /** What the transaction that was just committed did and need not be read again; null where it logged no such leaf. */
  readonly fresh: { leaf: LoggedLeaf; assets: readonly LockedAsset[] } | null
}

/** A report that was received before and is to be placed. */
export interface Waiting {
  row: SubmissionRow
  /** Told on the way how much of it is placed, of 1. */
  onShare: (share: number) => void
}

/**
 * Takes a readable report in, or finds that it is the same as one taken before (CONTRACT, *Same again*).
 * @param waiting nothing is done once it is placed
 */
export async function acceptReport(
  tx: TenantTx,
  received: Received,
  parsed: ParsedReport,
  waiting: Waiting | null = null,
): Promise<Submitted> {
  const { input, sha256, at } = received
  const { header } = parsed
  const when = observedAt(input.observedAt, header.printedAt, at, input.writtenAt)
  const kind = input.kind ?? header.assetKind
  const { agentId } = tx.scope
  const runsOf = (actorRef: string): SameRuns => ({
    agentId,
    actorRef,
    tool: header.tool,
    profile: parsed.coverage.profile,
  })
  const silentOf = (runs: SameRuns) =>
    silentReports(tx, runs, when.at, reportedKeys(parsed, input.fullCoverage))
  const key = dedupeKey({ sha256, asset: input.asset, kind, tool: header.tool, time: when.stated })
  const known = waiting ? null : await openKnown(tx, received, parsed, { observedAt: when.at, key })
  if (known)
    return acceptKnown(tx, { received, parsed, when, key, runs: runsOf(known.opened.actor.id) }, known)
  // An agent's runs are told by its own id: nothing need be waited for.
  const [actorRef, targets, early] = await Promise.all([
    ensureActor(tx),
    targetsOf(tx, input, parsed, when.at, at),
    agentId === null ? null : silentOf(runsOf(agentId)),
  ])
  const runs = runsOf(actorRef)
  const [tagged, silent] = await Promise.all([
    assetsOfTags(
      tx,
      targets.flatMap(({ image }) => image?.handles ?? []),
    ),
    early ?? silentOf(runs),
  ])
  const ids = [...targets, ...silent].map(({ assetId }) => assetId)
  const locked = await lockAssets(tx, [...ids, ...tagged])
  for (const { assetId, places } of targets) {
    const part = places.includes(0) ? undefined : parsed.assets[(places[0] ?? 0) - 1]
    withinPrefix(tx.scope, locked.get(assetId)?.name ?? null, part ? { printed: part.name } : 'by_identity')
  }
  const recorded = recordedTime([...locked.values()], at)
  // Looked up under the assets' locks, so that of two the same at once the second finds the first.
  const [root] = targets
  const [before, last] = await Promise.all([
    findByDedupeKeys(tx, sha256, [key, rejectedKey(received)]),
    root && !parsed.unread
      ? lastEvidence(tx, { assetId: root.assetId, tool: header.tool, most: LARGEST_DIFFERENCE })
      : [],
  ])
  const now = waiting && before.find(({ id }) => id === waiting.row.id)
  if (waiting && now?.state !== 'received') return { row: now ?? waiting.row, duplicate: true, fresh: null }
  const same = now ? undefined : before.find((row) => Buffer.compare(row.dedupeKey, key) === 0)
  const [rejected] = before.filter((row) => row !== same)
  if (same && same.state !== 'rejected') {
    // A report with a time of its own says nothing new when it comes again; one without was made anew.
    if (when.stated === null) {
      const assets = targets.flatMap(({ assetId }) => locked.get(assetId) ?? [])
      await restoreEvidence(tx, { sha256, body: input.body, at, packed: received.packed })
      await recordSighting(tx, same, assets, actorRef, { at, recorded })
    }
    return { row: same, duplicate: true, fresh: null }
  }
  const refused = same ?? rejected
  const earlier = now ?? (refused?.state === 'rejected' ? refused : null)
  const placed = await placeSubmission(tx, {
    received,
    parsed,
    when,
    key: now?.dedupeKey ?? key,
    actorRef,
    runs,
    targets,
    locked,
    recorded,
    last,
    earlier,
    known: null,
    catalogue: loadCatalogue(),
    onShare: waiting?.onShare ?? (() => {}),
    isLate: silent.length > 0 || [...locked.values()].some(({ lastSeen }) => lastSeen >= when.at),
  })
  const assets = targets.flatMap(({ assetId }) => locked.get(assetId) ?? [])
  return submittedAs(placed, assets, earlier !== null)
}

/** What the log answers is there once the transaction is committed, and nobody looks before. */
function submittedAs(placed: Placed, assets: readonly LockedAsset[], duplicate: boolean): Submitted {
  return {
    duplicate,
    get row() {
      return placed.row
    },
    get fresh() {
      return duplicate || !placed.leaf ? null : { leaf: placed.leaf, assets }
    },
  }
}

/** Takes in a report of which everything is known that it needs. */
async function acceptKnown(
  tx: TenantTx,
  report: Pick<Placing, 'received' | 'parsed' | 'when' | 'key' | 'runs'>,
  known: KnownReport,
): Promise<Submitted> {
  const { asset, actor, evidence } = known.opened
  withinPrefix(tx.scope, asset.name, 'by_identity')
  const placed = await placeSubmission(tx, {
    ...report,
    actorRef: actor.id,
    targets: [{ assetId: asset.id, places: [0], image: null }],
    locked: new Map([[asset.id, asset]]),
    recorded: recordedTime([asset], report.received.at),
    last: evidence,
    earlier: null,
    known,
    catalogue: loadCatalogue(),
    onShare: () => {},
    isLate: false,
  })
  return submittedAs(placed, [asset], false)
}
