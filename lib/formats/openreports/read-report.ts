import type { EvidencePlace, ParseHints, ReportedAsset } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, memberOf, numberOf, textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { AssetReport, FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { isWorkload, resourceName } from '../trivy/workload-name'
import { readPolicy, readVulnerability } from './read-result'

const PROFILE = 'openreports'

/** Reads reports of a cluster: what is in the scope of a workload is the workload's, the rest the cluster's. */
export class OpenReportsReader implements JsonReader {
  private readonly cluster: AssetFindings
  private readonly assets = new Map<string, AssetReport & { asset: ReportedAsset }>()
  private readonly times: number[] = []
  private pending: { row: JsonObject; at: EvidencePlace }[] = []

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.cluster = new AssetFindings('openreports', hints.kind ?? 'cluster')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'result') {
      this.tally.count(textOf(value, 'result'), at)
      this.pending.push({ row: value, at })
      const seconds = numberOf(memberOf(value, 'timestamp'), 'seconds')
      if (seconds !== undefined) this.times.push(seconds)
    } else this.close(value)
  }

  report(): FindingsReport {
    const oldest = this.times.length === 0 ? undefined : this.times.reduce((a, b) => Math.min(a, b))
    const printedAt =
      oldest === undefined || !(oldest > 0 && oldest < 8e9)
        ? undefined
        : instant(new Date(oldest * 1000).toISOString())
    return {
      header: { ...(printedAt === undefined ? {} : { printedAt }), assetKind: 'cluster', identities: [] },
      root: { findings: this.cluster, profile: PROFILE },
      assets: [...this.assets.values()],
    }
  }

  private close(report: JsonObject): void {
    const rows = this.pending
    this.pending = []
    const scope = memberOf(report, 'scope')
    const namespace = textOf(scope, 'namespace') || textOf(memberOf(report, 'metadata'), 'namespace')
    const kind = textOf(scope, 'kind')
    const name = resourceName({ namespace, kind, name: textOf(scope, 'name') })
    const workload = isWorkload(kind)
    if (rows.length === 0) return
    const findings = workload ? this.of(name) : this.cluster
    for (const { row, at } of rows) {
      const found = readVulnerability(row, at)
      const policy = found ? null : readPolicy(row, at)
      if (found) findings.vulnerability(found)
      else if (policy)
        findings.other(workload || policy.subject !== '' ? policy : { ...policy, subject: name })
      else this.tally.unreadable(at)
    }
  }

  private of(name: string): AssetFindings {
    const known = this.assets.get(name)
    if (known) return known.findings
    const findings = new AssetFindings('openreports', 'workload')
    this.assets.set(name, { findings, profile: PROFILE, asset: { kind: 'workload', name, identities: [] } })
    return findings
  }
}
