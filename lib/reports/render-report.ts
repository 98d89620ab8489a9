import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { appendLeaf, type LoggedLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { receiptOf } from '@/lib/log/receipt-of'
import { toHex } from '@/lib/proof/hex'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { finishReport } from '@/lib/store/reports/finish-report'
import { readReportWork } from '@/lib/store/reports/read-report-work'
import { startReport } from '@/lib/store/reports/start-report'
import { freezeReport } from './freeze-report'

/** Bytes of a frozen snapshot in a language: the same snapshot gives the same bytes. */
export type Renderer = (snapshot: ReportSnapshot, lang: 'zh' | 'en') => Promise<Uint8Array>

/**
 * Makes a report that was asked for: freezes what it says, renders it, keeps the bytes and logs their hash. Run again, also
 * beside itself or after a crash at any point, it comes to the same snapshot, the same bytes and one leaf.
 * @throws NotFound when there is no such report
 */
export async function renderReport(
  scope: Scope,
  id: string,
  rendererOf: (format: string) => Renderer,
  now: () => Date = () => new Date(),
): Promise<void> {
  const work = await inTenant(scope, async (tx) => {
    await startReport(tx, id, 10)
    return readReportWork(tx, id)
  })
  if (!work) throw new NotFound()
  if (work.state === 'done') return
  const snapshot = await freezeReport(scope, work, now())
  const content = new Uint8Array(await rendererOf(work.format)(snapshot, work.lang))
  const leaf = await keep(scope, id, content, now())
  // After COMMIT, never before: a signature on what was rolled back could not be taken back.
  if (leaf) await receiptOf(scope, 'evidence', leaf.epoch, leaf.index)
}

/** Keeps the bytes with one leaf of their hash; null when another run did so before. */
async function keep(
  scope: Scope,
  id: string,
  content: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<LoggedLeaf | null> {
  const sha256 = new Uint8Array(nodeSha256(content))
  const target = { kind: 'report', id: publicId('report', id) }
  return inTenant(scope, async (tx) => {
    const work = await readReportWork(tx, id, true)
    if (!work || work.state === 'done') return null
    await writeAuditEvent(tx, { action: 'report.done', target, after: { sha256: toHex(sha256) }, at })
    const leaf = await appendLeaf(tx, 'evidence', {
      type: 'report',
      at: at.toISOString(),
      actor_ref: work.createdBy,
      subject: { id: target.id, sha256: toHex(sha256) },
      parent: publicId('assessment', work.assessmentId),
    })
    await finishReport(tx, id, { content, sha256, at, logIndex: leaf.index, logEpoch: leaf.epoch })
    return leaf
  })
}
