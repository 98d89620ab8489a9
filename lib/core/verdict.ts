import type { Bilingual, Relation, Strength, Technology } from './framework'
import type { AssetKind, EvidencePlace, Result, Severity } from './report'

export const VERDICTS = [
  'met',
  'no_gap_seen',
  'partly_met',
  'not_met',
  'not_assessed',
  'manual',
  'not_applicable',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** What holds for (asset, check, subject) at the instant that is asked about. */
export interface StateAt {
  assetId: string
  checkKey: string
  /** '' is the asset itself. */
  subject: string
  result: Result
  severity?: Severity
  detail: string
  /** ISO instant since which it holds. */
  since: string
  submissionId: string
  at: EvidencePlace
  /** Why it leaves the matter open, where the result alone does not say it. */
  reason?: SafeguardReason
  /** Set where the state is a vulnerability: versions that fix it ('' none), and from when the time to patch runs. */
  fix?: { versions: string; clock: { from: string; basis: 'fix' | 'published' } | null }
}

/** From when the time to patch runs, and what that is: publication of the fix, else of the flaw, else the day it was seen. ISO instant. */
export interface PatchClock {
  from: string
  basis: 'fix' | 'published' | 'first_seen'
}

/** The last look of one tool with one profile at one asset, up to the instant that is asked about. */
export interface CoverageAt {
  assetId: string
  tool: string
  profile: string
  checkKeys: ReadonlySet<string>
  /** Checks of which the report lists only some subjects (`partialChecks` of a report): they can fail, never pass. */
  partialKeys?: ReadonlySet<string>
  /** ISO instant. */
  observedAt: string
  submissionId: string
  /** ISO instant from which on the evidence is stale. */
  staleOn: string
}

export interface ScopedAsset {
  id: string
  kind: AssetKind
  name: string
  labels: Readonly<Record<string, string>>
}

export type SafeguardResult = 'pass' | 'fail' | 'not_applicable' | 'not_assessed'

/** Why a safeguard is not assessed (or, for `not_in_use`, not applicable). */
export type SafeguardReason =
  /** There was evidence; it is too old. */
  | 'stale'
  /** No report has looked. */
  | 'never_looked_at'
  /** The tool says that it did not check. */
  | 'not_checked'
  /** The tool gives facts, a person must judge them. */
  | 'needs_review'
  /** A person, or a label, must first declare what is to be compared with the facts. */
  | 'needs_declaration'
  /** The tool failed to check. */
  | 'error'
  /** No tool checks this; a person attaches evidence. */
  | 'manual_evidence'
  /** The profile says that the technology is not in use. */
  | 'not_in_use'

/** One check's part in a safeguard's result on one asset. */
export interface SafeguardInput {
  checkKey: string
  checkName: string
  relation: Relation
  /** `absent`: no fresh evidence; then `staleOn` tells a stale input from one never looked at. */
  result: Result | 'absent'
  /** The states that the result is made of; empty when the tool looked and had nothing to say. */
  states: StateAt[]
  /** The report lists only some subjects. */
  partial?: true
  submissionId?: string
  observedAt?: string
  staleOn?: string
}

export interface AssetSafeguard {
  assetId: string
  safeguardId: string
  result: SafeguardResult
  reason?: SafeguardReason
  /** Oldest of the looks that the result rests on. */
  observedAt?: string
  /** The first instant at which a part of the evidence is, or was, stale. */
  staleOn?: string
  inputs: SafeguardInput[]
  /** Where nothing but vulnerabilities that can be fixed fails: the clock that has run longest. */
  patch?: PatchClock
  /** For a control that gives time to patch: until when. ISO instant; passed ones are the gap. */
  patchDue?: string
}

/** control id → why it does not apply. */
export type NotApplicable = Readonly<Record<string, string>>

interface AnyProfile {
  not_applicable?: NotApplicable
  /** Technologies that the scope does without; their safeguards drop out unless evidence says otherwise. */
  not_in_use?: readonly Technology[]
}

/** 等保: levels of S and A are given apart (GB/T 22240-2020); G items are taken at the greater of the two. */
export interface MlpsProfile extends AnyProfile {
  family: 'mlps'
  object_name: string
  s: number
  a: number
  /** Always max(s, a); checked by `mlpsLevels`. */
  g: number
  extensions: readonly 'cloud'[]
  cloud_role: 'provider' | 'customer' | null
}

export interface PciProfile extends AnyProfile {
  family: 'pci'
  scope: string
  entity: 'merchant' | 'service_provider'
  multi_tenant_provider: boolean
  /** Appendix A3 binds only entities designated by a payment brand or acquirer. Absent: no. */
  designated_entity?: boolean
  /** Appendix A2: SSL or early TLS at card-present POI terminals. Absent: no. */
  early_tls_poi?: boolean
}

export interface IsoProfile extends AnyProfile {
  family: 'iso'
  scope: string
  /** The statement of applicability's exclusions. */
  not_applicable: NotApplicable
  /** Why controls that apply are included (ISO/IEC 27001 6.1.3 d): control id → words of the tenant. */
  included_because?: Readonly<Record<string, string>>
}

export interface GenericProfile extends AnyProfile {
  family: 'generic'
  scope: string
}

export type ApplicabilityProfile = MlpsProfile | PciProfile | IsoProfile | GenericProfile

export type DeterminedVerdict = 'met' | 'partly_met' | 'not_met' | 'not_applicable'

/** A person's verdict; in force once another person has approved it, until it expires. */
export interface Determination {
  id: string
  controlId: string
  verdict: DeterminedVerdict
  narrative: string
  authorId: string
  /** Null and without `approvedAt` while nobody has approved. */
  approverId: string | null
  approvedAt: string | null
  expiresAt?: string
}

/** Why a control has the machine verdict it has. */
export type AssessmentReason =
  /** The profile's list of controls that do not apply; the words are in `notApplicableReason`. */
  | 'profile_excludes'
  /** The control binds another kind of entity (PCI DSS). */
  | 'other_entity'
  /** The cloud extension is not part of the profile. */
  | 'extension_not_chosen'
  | 'no_counted_edge'
  /** Counted safeguards exist, and every one is not applicable on every asset. */
  | 'nothing_applies'
  | 'counted_safeguard_fails'
  | 'evidence_stale'
  | 'evidence_missing'
  | 'all_counted_pass'

/** Why an edge that is shown is not counted. */
export type UncountedReason = 'supporting' | 'note_only' | 'condition_not_met'

/** A safeguard's worst result over the assets of a scope, for one control. */
export interface WhyEntry {
  safeguard: string
  strength: Strength
  onFail: 'gap' | 'note' | null
  counted: boolean
  uncounted?: UncountedReason
  anyOf?: string
  byAnalogy?: boolean
  condition?: string
  rationale: Bilingual
  result: SafeguardResult
  reason?: SafeguardReason
  /** Only the assets the safeguard concerns. */
  assets: AssetSafeguard[]
}

/** A control as its framework prints it at the level it is taken at. */
export interface ControlAtLevel {
  id: string
  ref: string
  title: Bilingual
  summary: Bilingual | null
  parent: string | null
  /** Null where the framework has no levels. */
  level: string | null
  change?: 'introduced' | 'same' | 'strengthened' | 'replaced'
  assessment: 'automated' | 'partly' | 'manual' | null
  /** Set when the profile takes the control out. */
  notApplicable?: { code: 'profile_excludes' | 'other_entity' | 'extension_not_chosen'; reason?: string }
}

export interface ControlAssessment {
  control: ControlAtLevel
  machineVerdict: Verdict
  /** The determination in force, if any. */
  determination?: Determination
  /** The determination's verdict while one is in force, else the machine's. */
  verdict: Verdict
  /** True when `verdict` is a gap that only the machine has seen: show it as an indication. */
  indication: boolean
  /** Assets that counted safeguards concern, and those of them of which all is known and fresh. */
  coverage: { assessed: number; in_scope: number }
  reason: AssessmentReason
  /** Earliest instant at which evidence behind the verdict is, or was, stale. */
  staleOn?: string
  why: WhyEntry[]
}

/** The stacked gauge: counts over applicable controls, never one percentage. */
export interface GaugeCounts {
  determined_met: number
  no_gap_seen: number
  gap: number
  to_be_judged: number
  not_assessed: number
}
