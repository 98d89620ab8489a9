import { jsonBegin } from '../json/json-begin'
import type { JsonOutline } from '../json/json-outline'
import type { ClairFormat } from './shapes'

/** How a report of Clair's family is to be read. */
export interface DetectedReport {
  format: ClairFormat
  /** Bytes before the JSON. */
  skip: number
}

/** What Quay says of a scan; other services answer with `status` and `data` too. */
const STATUS = /^(?:scanned|queued|failed|unsupported|in_progress|manifest_too_large)$/i

/** Recognises a report of Clair, Quay, klar or clair-scanner from its first bytes, or answers null. Never throws. */
export function detectReport(head: Uint8Array): DetectedReport | null {
  const begin = jsonBegin(head, (outline) => formatOf(outline) !== null)
  const format = begin && formatOf(begin.outline)
  return begin && format ? { format, skip: begin.skip } : null
}

function formatOf({ root, paths }: JsonOutline): ClairFormat | null {
  const has = (...names: string[]) => names.every((name) => paths.has(`/${name}`))
  if (root !== 'object') return null
  // Sorted members put a megabyte of enrichments before the manifest's hash.
  if (has('manifest_hash') || has('package_vulnerabilities') || has('distributions', 'enrichments'))
    return 'clair-v4'
  for (const at of ['', 'clair/']) {
    if (has(`${at}data/Layer`)) return 'quay-security-api'
    const status = STATUS.test(paths.get(`/${at}status`) ?? '')
    if (status && has(`${at}data`) && !paths.has(`/${at}data/resultType`)) return 'quay-security-api'
  }
  if (has('Layer/Name') || has('Layer/Features')) return 'clair-v1-layer'
  if (has('LayerCount')) return 'klar'
  return has('image', 'unapproved') ? 'clair-scanner' : null
}
