import type { ParseHints } from '../../core/report'
import { jsonBegin } from '../json/json-begin'
import type { JsonOutline } from '../json/json-outline'
import type { TrivyFormat } from './shapes'

/** How a Trivy report is to be read. */
export interface DetectedReport {
  format: TrivyFormat
  /** Bytes before the JSON. */
  skip: number
}

/** Documents that have some of the same members and are no report of the `trivy` command. */
const OTHERS = ['/apiVersion', '/bomFormat', '/spdxVersion', '/runs', '/kind']

/**
 * Recognises a report of Trivy from its first bytes, or answers null. Never throws. What is legally empty (`null`,
 * `[]`) says nothing of its writer: it is one only when the sender says so.
 */
export function detectReport(head: Uint8Array, hints: ParseHints): DetectedReport | null {
  const begin = jsonBegin(head, (outline) => formatOf(outline) !== null)
  const format = begin && formatOf(begin.outline)
  if (begin && format) return { format, skip: begin.skip }
  if (hints.tool?.trim().toLowerCase() !== 'trivy') return null
  const text = new TextDecoder().decode(head.subarray(0, 100)).trim()
  const skip = head.findIndex((byte) => byte === 0x5b || byte === 0x6e)
  if (/^\[\s*\]$/.test(text)) return { format: 'trivy-legacy-list', skip }
  return text === 'null' ? { format: 'trivy-null', skip } : null
}

function formatOf({ paths }: JsonOutline): TrivyFormat | null {
  const has = (...names: string[]) => names.some((name) => paths.has(`/${name}`))
  if (OTHERS.some((path) => paths.has(path))) return null
  if (has('[]/Target')) return 'trivy-legacy-list'
  if (has('SummaryControls')) return 'trivy-compliance-summary'
  if (has('ID') && has('Results') && has('Title', 'RelatedResources', 'Description'))
    return 'trivy-compliance-all'
  if (has('ClusterName')) {
    const resources = has('Resources', 'Findings', 'Vulnerabilities', 'Misconfigurations')
    return resources || has('SchemaVersion') ? 'trivy-k8s' : null
  }
  if ((paths.get('/SchemaVersion') ?? '2') !== '2') return null
  const versioned = has('SchemaVersion') && has('Results', 'ArtifactName', 'ArtifactType')
  return versioned || (has('ArtifactName') && has('ArtifactType')) ? 'trivy-schema-2' : null
}
