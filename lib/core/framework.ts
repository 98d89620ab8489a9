import type { AssetKind } from './report'

/**
 * The catalogue as values: frameworks, safeguards, mapping edges, the checks of each tool and cross-walks.
 * Field names of the data files (`frameworks/`) are kept as they are written there, so that a record can be
 * compared with its file; the schemas in `frameworks/schemas/` hold the same shapes.
 */

/** A sentence a person may read. */
export interface Bilingual {
  en: string
  zh: string
}

/** Decides which applicability profile a framework takes and which words its verdicts have. */
export const FRAMEWORK_FAMILIES = ['mlps', 'iso', 'pci', 'cis', 'nist', 'jrt'] as const
export type FrameworkFamily = (typeof FRAMEWORK_FAMILIES)[number]

export interface Level {
  id: string
  title: Bilingual
  /** False for level five of 等保: offered, but the standard prints no requirements for it. */
  requirements_published?: boolean
}

/** What one level says of a control. */
export interface ControlLevel {
  level: string
  /** The number printed at this level. */
  ref: string
  change: 'introduced' | 'same' | 'strengthened' | 'replaced'
  /** Only where this level's wording differs from the control's own summary. */
  summary?: Bilingual
}

/** Whom a requirement binds when it does not bind everyone (PCI DSS). */
export const AUDIENCES = [
  'service-providers',
  'multi-tenant-service-providers',
  'shared-hosting-providers',
  'designated-entities',
  'card-present-poi-early-tls',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** Facts of one framework only; see `frameworks/schemas/framework.schema.json`. */
export interface ControlExtra {
  applies_to?: Audience
  /** 等保: S business information, A system service, G general (GB/T 22239-2019 appendix A). */
  sag?: 'S' | 'A' | 'G'
  part?: 'general' | 'cloud-extension'
  control_point?: boolean
  gbt28448_unit_L3?: string
  name_at_level?: Record<string, Bilingual>
  new_in_2022?: boolean
  cis_assessment?: string
  profiles?: string[]
  profiles_from?: string
  docker_bench?: { scored: boolean; label: string }
  kind190?: 'risk' | 'countermeasure'
  gbt41460_2022_ref?: string
}

export interface Control {
  /** Unique in its framework and stable; not always the printed number. */
  id: string
  /** The printed number. */
  ref: string
  /** `group` is never assessed; `clause` (ISO/IEC 27001 clauses 4 to 10) is listed, not mapped. */
  kind: 'group' | 'control' | 'clause'
  parent: string | null
  title: Bilingual
  summary: Bilingual | null
  levels: ControlLevel[]
  assessment: 'automated' | 'partly' | 'manual' | null
  provenance: 'sourced' | 'corroborated' | 'reconstructed' | 'recalled'
  extra: ControlExtra
}

/** Something that container checks can, or cannot, show for a framework; with controls or groups it is about. */
export interface ReachPoint {
  text: Bilingual
  controls?: string[]
}

/** Where something of a framework's file was taken from. */
export interface FrameworkSource {
  what: Bilingual
  /** Absent where it is recalled or our own, or where no address was kept; `note` says which. */
  where?: string
  note?: Bilingual
}

export interface Framework {
  schema: 'plimsoll.framework/1'
  id: string
  version: string
  status: 'current' | 'superseded'
  /** Since when, until when, and what stands before and after it. */
  standing: Bilingual
  superseded_by?: string[]
  /** Present on an edition that no longer binds: the words to show beside its name. */
  retired?: Bilingual
  title: Bilingual
  publisher: Bilingual
  source: FrameworkSource[]
  text_policy: Bilingual
  notes: Bilingual[]
  levels: Level[]
  /** `cumulative`: a level has everything of the levels before it (CIS). Otherwise a control lists each of its levels. */
  level_rule?: 'cumulative'
  /** What we are not sure of. */
  doubts: Bilingual[]
  reach: { shows: ReachPoint[]; cannot: ReachPoint[] }
  related?: { id: string; title: Bilingual }[]
  counts: Record<string, unknown>
  /** In printed order, parents before children. */
  controls: Control[]
}

export type Strength = 'full' | 'partial' | 'supporting'

/** safeguard → control. */
export interface MappingEdge {
  safeguard: string
  framework: string
  control: string
  /** `supporting` is shown to people and never counted. */
  strength: Strength
  rationale: Bilingual
  /** `gap`: a failing safeguard indicates that the control is not met. `note`: a hint, never a gap. Absent on `supporting`. */
  on_fail?: 'gap' | 'note'
  /** Edges of one control with the same word: one passing member is enough. */
  any_of?: string
  /** The levels at which the edge holds. */
  levels?: string[]
  /** The control speaks of something else (virtual machines); an assessor decides whether containers count. */
  by_analogy?: boolean
  /** The control binds only such an entity. */
  condition?: Audience
  /** How long the control gives to patch, from publication of the fix: overdue is the gap, not existence. */
  patch_within?: { months: number }
}

/** What a fleet may do without; only a person can say that it does (absence of reports is not absence). */
export const TECHNOLOGIES = ['kubernetes', 'swarm'] as const
export type Technology = (typeof TECHNOLOGIES)[number]

export interface Safeguard {
  id: string
  domain: string
  title: Bilingual
  why: Bilingual
  evidence: 'automated' | 'semi' | 'manual'
  combine: 'all' | 'any'
  scored: boolean
  checks: Record<string, string[]>
  no_control: Record<string, Bilingual>
  /** The safeguard speaks of nothing but this; it drops out where a profile says the technology is not in use. */
  technology?: Technology
  /** Kinds of asset that must have been looked at for it (`domain_kinds` of the file); others count when they were. */
  kinds: readonly AssetKind[]
}

/**
 * How much of a safeguard a check decides: all of it, one of several inputs that must all pass, or that it fails only
 * (a secret in the environment shows that secrets are not kept; that none is there does not show that they are).
 */
export type Relation = 'direct' | 'partly' | 'indicates'

/** One check of one tool, as the catalogue knows it: what `ToolCheck` says, and where its verdict may be expected. */
export interface CatalogueCheck {
  /** UUIDv5 of `name`; what states and coverage are keyed by. */
  key: string
  /** `<tool>/<slug of the canonical title, or the tool's stable rule id>`. */
  name: string
  /** The word before the slash of `name`. */
  tool: string
  title: string
  /** Null when the tool's newest edition no longer has the check. */
  printedId: string | null
  /** Editions of the tool that have this check, as profiles spell them (`editionWord`); empty when the tool's editions are not told apart. */
  editions: string[]
  safeguards: { id: string; relation: Relation }[]
  /** The CIS Docker Benchmark recommendation that this check is. */
  cisDocker?: string
  /** Keys of the names that other versions of the tool give the same check (`AVD-DS-0002`, `DS002`). */
  aliasKeys: string[]
  /** Kinds of asset that must have been looked at with it; none: counted when it was looked at, never expected. */
  kinds: AssetKind[]
  /**
   * Checks of a tool that are printed together or not at all. Only checks of a group that a report of the
   * asset has touched are expected of it (docker-bench without its enterprise section, Trivy on a Dockerfile).
   */
  group: string
  /** What a report has looked for that covers this check: `benchmark`, `vuln`, … */
  look?: string
  /** The check is not reported: it passes while a look for one of these is fresh (age of the last scan). */
  freshLookOf?: string[]
}

export interface Crosswalk {
  schema: 'plimsoll.crosswalk/1'
  from: string
  to: string
  from_version?: string
  to_version?: string
  basis: Bilingual
  links: { from: string; to: string; same_number?: boolean }[]
  new_in_target?: string[]
}

/** The word of one verdict in one framework; see `frameworks/index.json`. */
export interface VerdictWord {
  word: Bilingual
  /** Longer words where the verdict is a machine's, e.g. *not in place (indication)*. */
  indication?: Bilingual
}

export interface FrameworkEntry {
  id: string
  family: FrameworkFamily
}

/** `frameworks/index.json`: what is offered, in which order, in whose words. */
export interface FrameworkIndex {
  schema: 'plimsoll.framework-index/1'
  /** Current editions first. */
  order: FrameworkEntry[]
  /** family → verdict → words. */
  verdict_words: Record<FrameworkFamily, Record<string, VerdictWord>>
}

export interface SeverityVocabulary {
  [tool: string]: Record<string, string>
}

/** Everything of `frameworks/` as loaded, with the indexes that assessing needs. Never changed after loading. */
export interface Catalogue {
  /** Lower-case hex SHA-256 of the canonical content (RFC 8785). */
  version: string
  index: FrameworkIndex
  /** In the order of the index. */
  frameworks: readonly Framework[]
  safeguards: readonly Safeguard[]
  edges: readonly MappingEdge[]
  toolChecks: readonly CatalogueCheck[]
  crosswalks: readonly Crosswalk[]
  /** Scanner's severity word → finding class. */
  severityVocabulary: SeverityVocabulary
  familyOf: ReadonlyMap<string, FrameworkFamily>
  frameworkById: ReadonlyMap<string, Framework>
  safeguardById: ReadonlyMap<string, Safeguard>
  /** `<framework>\n<control>` → edges, see `edgesOf`. */
  edgesByControl: ReadonlyMap<string, readonly MappingEdge[]>
  checkByKey: ReadonlyMap<string, CatalogueCheck>
  checksBySafeguard: ReadonlyMap<string, readonly CatalogueCheck[]>
}
