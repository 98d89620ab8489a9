import type { FunctionEvidence } from './components/judge-functions'
import type { LabelRule } from './label-rule'
import type { RemediationForm } from './remediation'
import type { Verdict } from './verdict'

/**
 * Everything a report says, frozen: what is rendered from it is a function of these bytes alone.
 * Both languages are inside. Plain JSON in snake_case without `undefined`, so that its canonical form (RFC 8785) is its identity.
 */
export const SNAPSHOT_SCHEMA = 'plimsoll.report-snapshot/1'

export interface Words {
  en: string
  zh: string
}

export interface SnapshotGauge {
  determined_met: number
  no_gap_seen: number
  gap: number
  to_be_judged: number
  not_assessed: number
  not_applicable: number
}

export interface SnapshotDetermination {
  verdict: 'met' | 'partly_met' | 'not_met' | 'not_applicable'
  words: Words
  narrative: string
  author: string
  approver: string | null
  approved_at: string | null
  expires_at: string | null
  log_index: number
  attachments: { name: string; sha256: string; log_index: number }[]
}

/** One thing that fails, with the very place in the evidence. */
export interface SnapshotFailure {
  asset: string
  /** Names are not unique. Absent from snapshots that were frozen before there was this. */
  asset_id?: string
  check: string
  check_title: string
  subject: string
  detail: string
  since: string
  submission: string
  evidence: string
  place: { from: number; to: number; line: number | null; pointer: string | null }
  log_index: number
}

export interface SnapshotSafeguard {
  safeguard: string
  title: Words
  strength: 'full' | 'partial' | 'supporting'
  on_fail: 'gap' | 'note' | null
  counted: boolean
  rationale: Words
  result: 'pass' | 'fail' | 'not_applicable' | 'not_assessed'
  reason: string | null
  /** Assets by result. */
  assets: { pass: number; fail: number; not_applicable: number; not_assessed: number }
  failing: SnapshotFailure[]
}

/** Assets of which the machine says the same of a control, each looked at by itself. */
export interface SnapshotAssetVerdict {
  verdict: Verdict
  words: Words
  reason: string
  /** Public ids, as in `assets`. */
  assets: string[]
}

export interface SnapshotControl {
  id: string
  ref: string
  kind: 'group' | 'control' | 'clause'
  parent: string | null
  title: Words
  summary: Words | null
  machine_verdict: Verdict | null
  machine_words: Words | null
  verdict: Verdict | null
  words: Words | null
  indication: boolean
  reason: string | null
  not_applicable_reason: string | null
  determination: SnapshotDetermination | null
  /** Of 等保 items: the class, and the level it is taken at. Snapshots older than this have none. */
  mlps_class?: { sag: 'S' | 'A' | 'G'; level: string }
  why: SnapshotSafeguard[]
  /** Only assets that counted safeguards concern. Absent from snapshots that were frozen before there was this. */
  by_asset?: SnapshotAssetVerdict[]
}

/** What to do about one safeguard that fails. */
export interface SnapshotRemediation {
  safeguard: string
  title: Words
  /** Words between backticks are code, as in `retest`. */
  summary: Words
  forms: { form: RemediationForm; text: string }[]
  retest: Words
  /** Printed numbers of the controls whose gap it is a part of. */
  controls: string[]
  /** Assets on which it fails. */
  assets: number
}

/** A row of the sheet of functions (PCI DSS 4.0.1 requirement 2.2.3, 3.2.1 requirement 2.2.1). */
export interface SnapshotFunctionRow {
  component: string
  name: string
  image: string
  running: boolean
  declared: {
    function: Words
    level: 'high' | 'medium' | 'low' | null
    way: 'only_one' | 'isolated' | 'highest'
    by: 'person' | 'label' | 'host_label'
    who: string | null
    since: string | null
    reason: string | null
    log_index: number | null
  } | null
  observed: { program: string; kind: Words }[]
  ports: string[]
  kernel: 'own' | 'user_space' | 'shared' | 'unknown'
  privileged: boolean
  shares: string[]
  /** On the same kernel, by declared level. */
  neighbours: { high: number; medium: number; low: number; undeclared: number }
  evidence: FunctionEvidence
  reasons: { code: string; what: Words[] }[]
  place: { from: number; to: number }
}

export interface SnapshotFunctionHost {
  host: string
  /** Null: no snapshot of its engine. */
  observed_at: string | null
  log_index: number | null
  rows: SnapshotFunctionRow[]
}

export interface SnapshotAsset {
  id: string
  kind: string
  name: string
  labels: Record<string, string>
  tools: { tool: string; observed_at: string; stale_on: string; stale: boolean }[]
}

export interface SnapshotEvidence {
  submission: string
  asset: string
  tool: string
  tool_version: string | null
  observed_at: string
  received_at: string
  sha256: string
  bytes: number
  log_index: number
  sender: string
  /** When its bytes had been dropped under the retention setting; absent: they were there when this was frozen. */
  bytes_dropped_at?: string
}

export interface ReportSnapshot {
  schema: typeof SNAPSHOT_SCHEMA
  generator: string
  tenant: { name: string; slug: string; time_zone: string }
  framework: {
    id: string
    family: string
    version: string
    title: Words
    publisher: Words
    /** Words beside a retired edition. */
    retired: Words | null
  }
  assessment: {
    id: string
    name: string
    level: string | null
    level_title: Words | null
    /** False where the standard publishes nothing for the level. */
    requirements_published: boolean
    profile: Record<string, unknown>
    scope: { labels: Record<string, string> }
  }
  /** Of the scope, only assets that any of these rules fits: whoever asked sees no others. Absent: all of the scope. */
  limit?: readonly LabelRule[]
  as_of: string
  known_at: string
  frozen_at: string
  catalogue_version: string
  gauge: SnapshotGauge
  /** Assets that counted safeguards concern, and those of which all is known and fresh, summed over controls. */
  coverage: { assessed: number; in_scope: number }
  population: { reported: number; known: number }
  /** What would close most gaps. */
  fix_first: { safeguard: string; title: Words; closes: number; assets: number }[]
  /** Every counted safeguard that fails, worst first. Absent in snapshots from before it was printed. */
  remediation?: SnapshotRemediation[]
  /** In printed order, parents before children. */
  controls: SnapshotControl[]
  assets: SnapshotAsset[]
  /** Of PCI DSS reports. Snapshots older than this have none. */
  functions?: SnapshotFunctionHost[]
  evidence: SnapshotEvidence[]
  /** The evidence log as it stood before this report's own leaf. */
  proof: { origin: string; size: number; root: string; checkpoint: string; vkey: string }
}
