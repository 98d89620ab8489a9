import { gunzipSync } from 'node:zlib'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'

/** A kept snapshot, unpacked. It was written by `freezeReport` alone, from this very type. */
export function openSnapshot(packed: Uint8Array): ReportSnapshot {
  const snapshot: ReportSnapshot = JSON.parse(gunzipSync(packed).toString('utf8'))
  return snapshot
}
