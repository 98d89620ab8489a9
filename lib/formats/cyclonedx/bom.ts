import type { EvidencePlace, Severity } from '../../core/report'

/** A component of a BOM, in whatever notation. */
export interface BomComponent {
  ref: string
  type: string
  group: string
  name: string
  version: string
  purl: string
  /** Where a scanner writes of images, what it found of one (`aquasecurity:trivy:RepoTag`). */
  properties: [name: string, value: string][]
  at: EvidencePlace
}

export interface BomVulnerability {
  id: string
  source: string
  references: string[]
  ratings: { source: string; word: string; severity?: Severity; score?: number | undefined; vector: string }[]
  url: string
  title: string
  recommendation: string
  publishedAt?: string | undefined
  state: string
  justification: string
  detail: string
  /** References to components here or, as BOM-Links, in another BOM; `open`: at least one of its versions is not said to be unaffected. */
  affects: { ref: string; open: boolean }[]
  at: EvidencePlace
}

/** What is read of a BOM, in whatever notation. */
export interface Bom {
  serialNumber: string
  timestamp: string
  /** Name and version of what wrote it. */
  tool: string
  subject: BomComponent | null
  components: BomComponent[]
  vulnerabilities: BomVulnerability[]
}
