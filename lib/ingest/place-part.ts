import { checkKey, subjectKey } from '@/lib/core/check'
import type { Catalogue } from '@/lib/core/framework'
import type { AssetStatements } from '@/lib/core/place-report'
import type { Vulnerability } from '@/lib/core/report'
import type { LookKind } from '@/lib/core/standings/standing'
import { type SyncedFindings, syncFindings, unchangedFindings } from '@/lib/findings/sync-findings'
import { putLook } from '@/lib/store/coverage/put-look'
import type { SameRuns } from '@/lib/store/coverage/reported-before'
import { type StandingLook, standingLook } from '@/lib/store/coverage/standing-look'
import { keptLimits } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { writeLines } from '@/lib/store/states/write-lines'
import { putVex } from '@/lib/store/vex/put-vex'
import { putAdvisoryRisks } from '@/lib/store/vulnerabilities/put-advisory-risks'
import { putVulnerabilities } from '@/lib/store/vulnerabilities/put-vulnerabilities'
import { type KeptStanding, keptStanding } from '@/lib/tally/kept-standing'
import type { Reach } from '@/lib/tally/tally-asset'
import type { Repeat } from '@/lib/tally/tally-repeat'
import { lookedAt } from './looked-at'
import { failingOf, type KnownReport } from './open-known'
import type { ReportPart } from './part-of'
import { placeAmongLater } from './place-among-later'
import { placeInOrder } from './place-in-order'
import { saidOf } from './said-of'
import type { PlacedWords } from './unread/keep-reading'
import { MustReadError } from './unread/reading'

export interface PartPlacing {
  /** Locked. */
  asset: { id: string; lineage: string | null; lastSeen: Date | null }
  submissionId: string
  sha256: Uint8Array<ArrayBuffer>
  observedAt: Date
  receivedAt: Date
  recorded: Date
  full: boolean
  /** Of a VEX document. */
  author: string | null
  runs: SameRuns
  titleOf: (checkKey: string) => string
  catalogue: Catalogue
  /** Where all of it was read at once. */
  known: KnownReport | null
  /** Told on the way how much is done, of 1. */
  onShare: (share: number) => void
  /** Done while the database is busy with a large report's rows. */
  beside: () => void
}

/** What placing a report changed on one asset. */
export interface PlacedPart extends PlacedWords {
  synced: SyncedFindings
  /** How far what it changed of how the asset stands reaches. */
  reach: Reach
  /** Set where it says word for word what the look before said. */
  repeat: Repeat | null
}

/** How much is done when lines are written, and when flaws are. */
const [LINES, FLAWS] = [0.3, 0.6]

/** Places what a report says of one asset: its states, its findings' keys, and what was looked at. */
export async function placePart(tx: TenantTx, given: ReportPart, placing: PartPlacing): Promise<PlacedPart> {
  const { asset, submissionId, observedAt, recorded, catalogue } = placing
  const { known } = placing
  const of = { submissionId, observedAt, sha256: placing.sha256 }
  const { part, report, found, look, wordsSaid, covered, checkKeys } =
    known?.said ??
    saidOf(await lookedAt(tx, given, placing), of, {
      tool: placing.runs.tool,
      catalogueVersion: catalogue.version,
    })
  const [standing, kept] = known
    ? standingOf(known)
    : isInOrder(placing)
      ? await Promise.all([
          standingBefore(tx, asset.id, look, { checkKeys, words: wordsSaid().words }),
          keptStanding(tx, asset.id, observedAt),
        ])
      : [null, null]
  const isSaid = standing !== null && isSaidBefore(standing, wordsSaid().advisoryWords)
  if (given.unread && !isSaid) throw new MustReadError()
  const putFlaws = async () => {
    // The same as the look before said of the same flaws is no news of them.
    if (!isSaid) await putVulnerabilities(tx, found, observedAt)
    placing.onShare(FLAWS)
  }
  if (standing) await putFlaws()
  await putAdvisoryRisks(
    tx,
    submissionId,
    found.map(({ vulnerability }) => vulnerability),
    observedAt,
  )
  const statements = part.observations.flatMap(({ subject, vex }) => (vex ? [{ subject, vex }] : []))
  await putVex(tx, { submissionId, author: placing.author, reach: tx.scope.assetPrefix }, statements)
  const { synced, moved, until } = standing
    ? { synced: unchangedFindings(standing.failing), moved: [] }
    : await placeLines(tx, report, checkKeys, found, look, {
        ...placing,
        meanwhile: putFlaws,
        beside: () => {
          wordsSaid()
          placing.beside()
        },
      })
  const { words, advisoryWords } = wordsSaid()
  const sender = placing.runs.agentId ?? placing.runs.actorRef
  await putLook(
    tx,
    {
      assetId: asset.id,
      observedAt,
      submissionId,
      ...look,
      checkKeys: standing ? null : covered,
      possibleKeys: (part.coverage.possibleChecks ?? []).map(checkKey),
      sha256: placing.sha256,
      recordedAt: recorded,
      words,
      advisoryWords,
    },
    standing?.sender === sender ? null : sender,
  )
  return {
    synced,
    words,
    advisoryWords,
    reach: { inOrder: kept ? { moved, kept } : undefined, until },
    repeat: standing && { ...look, assetId: asset.id, before: standing.observedAt, at: observedAt },
  }
}

/** The same, where it was read already. */
function standingOf(known: KnownReport): [StandingLook | null, KeptStanding] {
  const { setId } = known.said.look
  const { look, standings, limits } = known.opened
  const standing =
    look?.setId === setId ? { ...look, words: known.said.wordsSaid().words, failing: failingOf(known) } : null
  return [standing, { old: standings, limits: keptLimits(limits) }]
}

/**
 * The look before, where this one repeats it: nothing that was said of the asset is later, nobody else has spoken of its checks since, and
 * it said the same of the same checks. Then no line changes, whatever came before both.
 */
async function standingBefore(
  tx: TenantTx,
  assetId: string,
  look: Pick<Repeat, 'tool' | 'profile' | 'setId' | 'partialPairs'>,
  { checkKeys, words }: { checkKeys: readonly string[]; words: Uint8Array<ArrayBuffer> },
): Promise<StandingLook | null> {
  const standing = await standingLook(tx, assetId, { ...look, checkKeys, words })
  return standing?.setId === look.setId && isSame(standing.words, words) ? standing : null
}

/** Whether nothing that was said of the asset is as late. */
const isInOrder = ({ asset, observedAt }: PartPlacing) =>
  asset.lastSeen !== null && asset.lastSeen < observedAt

/** Whether the look before said the same of flaws. */
const isSaidBefore = (standing: StandingLook, advisoryWords: Uint8Array | null) =>
  advisoryWords === null ? standing.advisoryWords === null : isSame(standing.advisoryWords, advisoryWords)

const isSame = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.compare(a, b) === 0

/** Compares with what is known line by line, and lets findings follow. */
async function placeLines(
  tx: TenantTx,
  report: AssetStatements,
  checkKeys: readonly string[],
  found: readonly { subject: string; vulnerability: Vulnerability }[],
  look: LookKind,
  placing: PartPlacing & { meanwhile: () => Promise<void> },
): Promise<{ synced: SyncedFindings; moved: string[]; until?: Date | undefined }> {
  const { asset, submissionId, recorded, catalogue } = placing
  const place = isInOrder(placing) ? placeInOrder : placeAmongLater
  const { lines, changes, openBefore, until } = await place(tx, asset.id, report, checkKeys, look)
  await writeLines(tx, asset.id, changes, recorded)
  placing.onShare(LINES)
  const synced = await syncFindings(tx, {
    assetId: asset.id,
    lineage: asset.lineage,
    submissionId,
    lines,
    from: placing.observedAt,
    openBefore,
    changes,
    vulnerabilities: new Map(found.map((one) => [subjectKey(one.subject), one.vulnerability])),
    titleOf: placing.titleOf,
    catalogue,
    at: placing.receivedAt,
    meanwhile: placing.meanwhile,
    beside: placing.beside,
  })
  return { synced, moved: [...new Set(changes.map(({ checkKey }) => checkKey))], until }
}
