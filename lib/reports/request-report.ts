import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Invalid, NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { sendJob } from '@/lib/store/queue/send-job'
import { insertReport } from '@/lib/store/reports/insert-report'
import { isOffered, OFFERED_FORMATS } from './offered-formats'
import { REPORT_QUEUE, type ReportJob } from './report-job'

export interface ReportInput {
  format: string
  lang: 'zh' | 'en'
  /** RFC 3339, not in the future; absent: now. */
  as_of?: string | undefined
}

/**
 * Has a report made of an assessment at an instant, as known now. The job is queued in the same transaction.
 * @returns its public id
 * @throws NotFound
 * @throws Invalid `format_not_offered`, or an instant that has not come
 */
export async function requestReport(
  scope: Scope,
  assessmentId: string,
  input: ReportInput,
  now: Date = new Date(),
): Promise<string> {
  const assessment = parsePublicId('assessment', assessmentId)
  if (!assessment) throw new NotFound()
  if (!isOffered(input.format)) {
    const offered = OFFERED_FORMATS.join(', ')
    const message = `Reports are not made as ${input.format} yet; ask for one of ${offered}.`
    throw new Invalid('format_not_offered', message, { at: '/format' })
  }
  const asOf = input.as_of ? new Date(input.as_of) : now
  if (asOf > now) {
    throw new Invalid('invalid_body', 'The body at "/as_of": lies in the future', { at: '/as_of' })
  }
  const id = v7({ msecs: now.getTime() })
  await inTenant(scope, async (tx) => {
    const [row] = await assessmentsAt(tx, now, assessment)
    if (!row) throw new NotFound()
    const { format, lang } = input
    await insertReport(tx, { id, assessmentId: assessment, format, lang, asOf, knownAt: now, at: now })
    await writeAuditEvent(tx, {
      action: 'report.requested',
      target: { kind: 'report', id: publicId('report', id) },
      after: { assessment: assessmentId, format, lang, as_of: asOf.toISOString() },
      at: now,
    })
    const job: ReportJob = { tenant: scope.tenant, report: id }
    await sendJob(tx, REPORT_QUEUE, job, id)
  })
  return publicId('report', id)
}
