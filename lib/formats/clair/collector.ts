import type { EvidencePlace } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { FoundVulnerability } from '../scan/found'
import type { DistributionName } from './distribution-of'

/** What every format of the family comes to. */
export interface ClairReport {
  /** Digest of the image's manifest, or the reference it was scanned by. */
  image: { digest?: string; reference?: string }
  found: FoundVulnerability[]
  distributions: (DistributionName & { at: EvidencePlace })[]
  /** Packages that the report lists, vulnerable or not. */
  packages: { count: number; at: EvidencePlace } | null
  /** Why nothing was scanned, where the report says so. */
  failed?: string
  /** Packages were looked at. */
  scanned: boolean
}

/** Reads the elements of one format, in the order in which they are read whole. */
export interface ClairReader {
  element(element: JsonElement): void
  report(): ClairReport
}
