import type { LockedAsset } from '../assets/lock-asset'
import type { StandingLook } from '../coverage/standing-look'
import type { StoredEvidence } from '../evidence/read-evidence'
import { idsAsBytes } from '../ids-as-bytes'
import type { TenantTx } from '../in-tenant'
import type { LogHeadRow } from '../log/lock-head'
import type { SaidStandingRow } from '../standings/asset-standings'

/** What a report is about that speaks of one asset. */
export interface ReportQuestion {
  kind: string
  /** By which the asset goes, the one that counts most first; each once. */
  names: readonly string[]
  tool: string
  profile: string
  observedAt: Date
  sha256: Uint8Array<ArrayBuffer>
  /** By which the same report is known, and the same that could not be read. */
  key: Uint8Array<ArrayBuffer>
  rejectedKey: Uint8Array<ArrayBuffer>
  checkKeys: readonly string[]
  /** Those of which it does not tell whether every subject fails. */
  untold: readonly string[]
  words: Uint8Array<ArrayBuffer>
  /** Bytes of the evidence before, up to which it is read. */
  most: number
}

/** All that such a report needs to know, under the lock of its asset. */
export interface OpenedReport {
  actor: { id: string; label: string }
  asset: LockedAsset
  /** What the report before of the tool was kept as, and what that stands on; of the very same bytes only that they are. */
  evidence: StoredEvidence[]
  /** The look before with the profile, where it said the same and nobody has spoken of the checks since. */
  look: Omit<StandingLook, 'words' | 'failing'> | null
  /** Failing states of the checks that are not told whole, where the look said the same. */
  failing: number
  /** How the asset stands from the last row before on, and limits of freshness: days by tool. */
  standings: SaidStandingRow[]
  limits: readonly (readonly [tool: string, days: number])[]
  /** Not locked. */
  head: LogHeadRow
}

/**
 * Reads in one statement what a report needs that is the last word on one known asset, and locks the asset. Null where it is not: an actor or a
 * name is new, something as late is known, the same report came before, silence of others comes to mean something, or labels limit who asks.
 */
export async function openReport(tx: TenantTx, asked: ReportQuestion): Promise<OpenedReport | null> {
  const { kind, subject } = tx.scope.actor
  const [row] = await tx.db.$queryRaw<{ opened: Opened | null }[]>`
    SELECT app.open_report(${tx.tenantId}::uuid, ${kind}, ${subject}, ${asked.kind}, ${[...asked.names]}::text[], ${asked.tool}, ${asked.profile},
      ${asked.observedAt}, ${asked.sha256}, ${asked.key}, ${asked.rejectedKey}, ${idsAsBytes(asked.checkKeys)}::uuid[],
      ${idsAsBytes(asked.untold)}::uuid[], ${asked.words}, ${asked.most}::int) AS opened`
  const opened = row?.opened
  if (!opened) return null
  const { actor, asset, evidence, look, standings, limits, head } = opened
  return {
    actor,
    asset: {
      id: asset.id,
      kind: asset.kind,
      name: asset.name,
      lineage: asset.lineage,
      labelSetId: asset.label_set_id,
      firstSeen: new Date(asset.first_seen),
      lastSeen: new Date(asset.last_seen),
      lastRecorded: new Date(asset.last_recorded),
    },
    evidence: (evidence ?? []).map((kept) => ({
      ...kept,
      sha256: bytesOf(kept.sha256),
      content: bytesOf(kept.content),
    })),
    failing: look?.failing ?? 0,
    look: look && {
      setId: look.setId,
      sender: look.sender,
      observedAt: new Date(look.observedAt),
      advisoryWords: look.advisoryWords === null ? null : bytesOf(look.advisoryWords),
    },
    standings: (standings ?? []).map(standingOf),
    limits: limits ?? [],
    head: { ...head, frontier: (head.frontier ?? []).map(bytesOf) },
  }
}

/** Bytes in hex, and instants as text. */
interface Opened {
  actor: { id: string; label: string }
  asset: {
    id: string
    kind: string
    name: string
    lineage: string | null
    label_set_id: string
    first_seen: string
    last_seen: string
    last_recorded: string
  }
  evidence: { sha256: string; bytes: number; encoding: string; content: string }[] | null
  look: {
    observedAt: string
    setId: string
    advisoryWords: string | null
    sender: string
    failing: number
  } | null
  standings: OpenedStanding[] | null
  limits: [tool: string, days: number][] | null
  head: { originId: string; host: string | null; epoch: number; size: number; frontier: string[] | null }
}
interface OpenedStanding {
  validFrom: string
  standingId: string | null
  difference: string | null
  labels: Record<string, string>
  looked: number[] | null
  version: string
  kinds: string[]
  fresh: boolean
  content: string
}

function standingOf(row: OpenedStanding): SaidStandingRow {
  const { standingId, labels, version, kinds, fresh } = row
  const validFrom = new Date(row.validFrom)
  return {
    validFrom,
    standingId,
    difference: row.difference === null ? null : bytesOf(row.difference),
    labels,
    looked: row.looked ?? [validFrom.getTime()],
    said: standingId
      ? { id: standingId, version, kinds: kinds ?? [], fresh, content: bytesOf(row.content) }
      : null,
  }
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(hex, 'hex'))
