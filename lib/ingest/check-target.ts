import { Invalid } from '@/lib/core/errors'
import type { AssetKind } from '@/lib/core/report'
import type { ParsedReport } from './parse-report'
import type { SubmissionInput } from './submission-input'

/** Kinds of asset a tool's report may be about; others are refused rather than filed wrongly. */
const KINDS_OF_TOOL: Readonly<Record<string, readonly AssetKind[]>> = {
  'docker-bench-security': ['host'],
  trivy: ['image', 'source', 'host', 'cluster', 'workload'],
  clair: ['image'],
  'trivy-operator': ['cluster', 'workload', 'image'],
  grype: ['image', 'source', 'host'],
  'kube-bench': ['cluster', 'host'],
  dockle: ['image'],
  harbor: ['image'],
  anchore: ['image'],
  lynis: ['host', 'container'],
  openscap: ['host', 'container', 'image'],
  'audit-logs': ['host'],
  clamav: ['image', 'container', 'host'],
  openvex: ['source'],
  csaf: ['source'],
  'neuvector-compliance': ['host', 'container', 'image', 'cluster'],
  openreports: ['cluster', 'workload'],
  'aws-inspector': ['registry'],
  'docker-engine': ['host'],
}

/** Whether a report can be about what its sender says it is about. @throws Invalid */
export function checkTarget(input: SubmissionInput, { header }: ParsedReport): void {
  const kinds = KINDS_OF_TOOL[header.tool]
  if (input.kind && kinds && !kinds.includes(input.kind)) {
    const message = `A ${header.tool} report is about a ${kinds.join(' or ')}, not about a ${input.kind}. Leave kind out, or say kind=${kinds[0]}.`
    throw new Invalid('kind_mismatch', message, { at: 'kind' })
  }
  if (!input.asset && header.identities.length === 0 && !header.name) {
    const message =
      'This report does not say which asset it is about. Add ?asset=NAME, for example the host name.'
    throw new Invalid('asset_required', message, { at: 'asset' })
  }
}
