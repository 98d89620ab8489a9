import type { ReportedAsset, ReportHeader } from '../../core/report'
import type { AssetFindings } from '../scan/asset-findings'

/** What is said of one asset, and the word for comparable runs. */
export interface TrivyAsset {
  findings: AssetFindings
  profile: string
}

/** A Trivy report, understood. */
export interface TrivyReport {
  header: ReportHeader
  root: TrivyAsset
  assets: (TrivyAsset & { asset: ReportedAsset })[]
  /** Nothing at all was scanned. */
  empty: boolean
}
