import { gzipSync } from 'node:zlib'
import { type Scope, systemScope } from '@/lib/access/keys'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { inTenant } from '@/lib/store/in-tenant'
import { freezeSnapshot } from '@/lib/store/reports/freeze-snapshot'
import { openSnapshot } from '@/lib/store/reports/open-snapshot'
import { type ReportWork, readReportWork } from '@/lib/store/reports/read-report-work'
import { shareRetention } from '@/lib/store/retention/share-retention'
import { buildSnapshot } from './build-snapshot'
import { proofBefore } from './proof-before'

/**
 * The snapshot of a report: the one that is kept, else frozen now, with the checkpoint of the log as it stands before the
 * report's own leaf. Of two workers at once the first one's counts, for both.
 */
export async function freezeReport(scope: Scope, work: ReportWork, now: Date): Promise<ReportSnapshot> {
  if (work.snapshot) return openSnapshot(work.snapshot)
  const proof = await proofBefore(scope)
  // Whoever asked for it sees in it what they see, and nothing else.
  const theirs = systemScope(scope.tenant, 'render-report', work.limit)
  const kept = await inTenant(theirs, async (tx) => {
    await shareRetention(tx)
    const bytes = canonicalBytes(await buildSnapshot(tx, work, proof, now))
    const frozen = {
      packed: new Uint8Array(gzipSync(bytes)),
      sha256: new Uint8Array(nodeSha256(bytes)),
      progress: 40,
    }
    await freezeSnapshot(tx, work.id, frozen)
    return (await readReportWork(tx, work.id))?.snapshot
  })
  if (!kept) throw new Error('a snapshot that was just frozen is not there')
  return openSnapshot(kept)
}
