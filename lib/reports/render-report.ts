import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { appendLeaf } from '@/lib/log/append-leaf'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { receiptOf } from '@/lib/log/receipt-of'
import { toHex } from '@/lib/proof/hex'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { finishReport } from '@/lib/store/reports/finish-report'
import { type ReportWork, readReportWork } from '@/lib/store/reports/read-report-work'
import { startReport } from '@/lib/store/reports/start-report'
import { freezeReport } from './freeze-report'

/** Bytes of a frozen snapshot in a language: the same snapshot gives the same bytes. Says how far it is, in percent. */
export type Renderer = (
  snapshot: ReportSnapshot,
  lang: 'zh' | 'en',
  onProgress: (percent: number) => void,
) => Promise<Uint8Array>

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
  const content = await render(scope, work, snapshot, rendererOf(work.format))
  const leaf = await keep(scope, id, content, now())
  // After COMMIT, never before: a signature on what was rolled back could not be taken back.
  if (leaf) await receiptOf(scope, 'evidence', leaf.epoch, leaf.index)
}

/** Renders, and notes how far it is: from 40 percent, when the snapshot was frozen, to 90. */
async function render(
  scope: Scope,
  work: ReportWork,
  snapshot: ReportSnapshot,
  renderer: Renderer,
): Promise<Uint8Array<ArrayBuffer>> {
  let noted: Promise<void> = Promise.resolve()
  const content = await renderer(snapshot, work.lang, (percent) => {
    const note = () => inTenant(scope, (tx) => startReport(tx, work.id, 40 + Math.floor(percent / 2)))
    // How far it is matters less than that it gets done.
    noted = noted.then(note).catch(() => {})
  })
  await noted
  return new Uint8Array(content)
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
