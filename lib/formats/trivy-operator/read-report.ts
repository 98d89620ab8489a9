import type { EvidencePlace, ParseHints, ReportedAsset } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, memberOf, numberOf, textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { severityOf } from '../scan/severity'
import { configChecks } from '../trivy/config-check'
import { isWorkload, resourceName } from '../trivy/workload-name'
import { type Row, readCheck, readSecret, readVulnerability } from './read-rows'
import { resourceImage } from './resource-image'

interface Control {
  name: string
  title: string
  rows: Row[]
}

const PROFILE = 'k8s'

/**
 * Reads resources from the inside out. As in reports of the command: flaws and secrets belong to the image, once, checks
 * to the workload by its lasting name, everything else to the cluster.
 */
export class OperatorReader implements JsonReader {
  private readonly cluster: AssetFindings
  private readonly assets = new Map<
    string,
    { findings: AssetFindings; profile: string; asset: ReportedAsset }
  >()
  private pending: {
    vulnerabilities: Row[]
    checks: Row[]
    secrets: Row[]
    controls: Control[]
    summaries: Row[]
  } = empty()
  private readonly times: string[] = []
  private version = ''

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {
    this.cluster = new AssetFindings('trivy-operator', hints.kind ?? 'cluster')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'resource') {
      this.resource(value, at)
      return
    }
    const row = { value, at }
    if (as === 'control') {
      const rows = this.pending.checks
      this.pending.checks = []
      this.pending.controls.push({ name: textOf(value, 'id'), title: textOf(value, 'name'), rows })
      return
    }
    this.tally.count(textOf(value, 'severity'), at)
    if (as === 'vulnerability') this.pending.vulnerabilities.push(row)
    else if (as === 'check') this.pending.checks.push(row)
    else if (as === 'secret') this.pending.secrets.push(row)
    else this.pending.summaries.push(row)
  }

  report(): FindingsReport {
    const [printedAt] = this.times.sort()
    return {
      header: {
        ...(this.version === '' ? {} : { toolVersion: this.version }),
        // Resources are made at different times: nothing may be taken for newer than it is.
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: 'cluster',
        identities: [],
      },
      root: { findings: this.cluster, profile: PROFILE },
      assets: [...this.assets.values()],
    }
  }

  private resource(resource: JsonObject, at: EvidencePlace): void {
    const kind = textOf(resource, 'kind')
    if (!kind.endsWith('Report')) return
    const rows = this.pending
    this.pending = empty()
    const report = memberOf(resource, 'report')
    const status = memberOf(resource, 'status')
    const time = instant(textOf(report, 'updateTimestamp') || textOf(status, 'updateTimestamp'))
    if (time !== undefined) this.times.push(time)
    this.version ||= textOf(memberOf(report, 'scanner'), 'version')
    if (kind === 'ClusterComplianceReport') this.compliance(status, rows)
    else if (
      kind === 'VulnerabilityReport' ||
      kind === 'ClusterVulnerabilityReport' ||
      kind === 'ExposedSecretReport'
    )
      this.image(resource, at, rows)
    else this.workload(resource, kind, rows)
  }

  private image(resource: JsonObject, at: EvidencePlace, rows: typeof this.pending): void {
    const report = memberOf(resource, 'report')
    const asset = resourceImage(report, this.times[0] ?? this.hints.at) ?? this.owner(resource).asset
    const findings = asset ? this.findingsOf(asset) : this.cluster
    const os = memberOf(report, 'os')
    const family = textOf(os, 'family')
    if (family !== '' && asset?.kind === 'image' && findings.distributions.length === 0) {
      const flagged = textOf(os, 'eosl') === 'true'
      findings.distributions.push({ family, version: textOf(os, 'name'), flagged, at })
    }
    if (textOf(resource, 'kind') === 'ExposedSecretReport') findings.possible.add('trivy-operator/secret')
    else findings.scanned = true
    for (const row of rows.vulnerabilities) {
      const found = readVulnerability(row, family)
      if (found) findings.vulnerability(found)
      else this.tally.unreadable(row.at)
    }
    for (const row of rows.secrets) findings.other(readSecret(row))
  }

  private workload(resource: JsonObject, kind: string, rows: typeof this.pending): void {
    const { asset, prefix } = this.owner(resource)
    const findings = asset ? this.findingsOf(asset) : this.cluster
    if (kind === 'ConfigAuditReport')
      for (const name of configChecks('kubernetes')) findings.possible.add(name)
    for (const row of rows.checks) this.check(findings, row, prefix)
  }

  private compliance(
    status: ReturnType<typeof memberOf>,
    { controls, summaries, checks }: typeof this.pending,
  ): void {
    const spec =
      textOf(memberOf(status, 'detailReport'), 'id') || textOf(memberOf(status, 'summaryReport'), 'id')
    for (const { name, title, rows } of controls)
      for (const row of rows) this.check(this.cluster, row, '', { name: `${spec}/${name}`, title })
    for (const row of checks) this.check(this.cluster, row, '')
    for (const { value, at } of summaries) this.summary(spec, value, at)
  }

  private summary(spec: string, value: JsonObject, at: EvidencePlace): void {
    const [id = '', title = '', severity = ''] = ['id', 'name', 'severity'].map((name) => textOf(value, name))
    const failed = numberOf(value, 'totalFail')
    this.cluster.other({
      check: {
        name: `trivy/${spec}/${id}`,
        title: title || id,
        ...(id ? { printedId: id } : {}),
        known: false,
      },
      subject: '',
      result: failed === undefined ? 'not_checked' : failed > 0 ? 'fail' : 'pass',
      ...(severity === '' ? {} : { severity: severityOf(severity) }),
      detail: failed === undefined ? 'to be judged by a person' : failed > 0 ? `${failed} failed` : '',
      printedResult: failed === undefined ? '' : String(failed),
      at,
    })
  }

  private check(
    findings: AssetFindings,
    row: Row,
    prefix: string,
    control?: { name: string; title: string },
  ): void {
    const finding = readCheck(row, prefix, control)
    if (finding) findings.other(finding)
    else this.tally.unreadable(row.at)
  }

  /** The workload a resource is about, or what of the cluster it is about. */
  private owner(resource: JsonObject): { asset: ReportedAsset | null; prefix: string } {
    const labels = memberOf(memberOf(resource, 'metadata'), 'labels')
    const [namespace = '', kind = '', name = ''] = ['namespace', 'kind', 'name'].map((one) =>
      textOf(labels, `trivy-operator.resource.${one}`),
    )
    const own = resourceName({ namespace, kind, name })
    if (own === '') return { asset: null, prefix: textOf(memberOf(resource, 'metadata'), 'name') }
    if (!isWorkload(kind)) return { asset: null, prefix: own }
    return { asset: { kind: 'workload', name: own, identities: [] }, prefix: '' }
  }

  private findingsOf(asset: ReportedAsset): AssetFindings {
    const key = `${asset.kind} ${asset.identities[0] ?? asset.name}`
    const known = this.assets.get(key)
    if (known) return known.findings
    const findings = new AssetFindings('trivy-operator', asset.kind)
    this.assets.set(key, { findings, profile: PROFILE, asset })
    return findings
  }
}

function empty(): {
  vulnerabilities: Row[]
  checks: Row[]
  secrets: Row[]
  controls: Control[]
  summaries: Row[]
} {
  return { vulnerabilities: [], checks: [], secrets: [], controls: [], summaries: [] }
}
