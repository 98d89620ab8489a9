import type { AssetKind } from '@/lib/core/report'

/** One report as it was handed in, unpacked. */
export interface SubmissionInput {
  /** May lie in memory that threads share: then a large one is not copied for the thread that takes it in. */
  body: Uint8Array
  /** The name the sender gives the report's root asset. */
  asset: string | null
  kind: AssetKind | null
  tool: string | null
  /** Version or time of the scanner's database of advisories; what the report itself says of it wins. */
  database?: string | null
  observedAt: Date | null
  /** When the report's file was written: used where neither the sender nor the report says when the tool looked. */
  writtenAt?: Date | null
  /** The sender vouches that everything this tool can look at was looked at. */
  fullCoverage: boolean
  labels: Readonly<Record<string, string>>
}
