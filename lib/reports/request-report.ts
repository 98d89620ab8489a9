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
  /** RFC 3339, not in the future; absent: now. */
  known_at?: string | undefined
}

/**
 * Has a report made of an assessment at an instant, as it was known at another. The job is queued in the same transaction.
 * @returns its public id
 * @throws NotFound
 * @throws Invalid `format_not_offered`, an instant that has not come, or one at which nobody knew of the assessment
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
  const asOf = pastInstant(input.as_of, '/as_of', now)
  const knownAt = pastInstant(input.known_at, '/known_at', now)
  const id = v7({ msecs: now.getTime() })
  await inTenant(scope, async (tx) => {
    const [row] = await assessmentsAt(tx, now, assessment)
    if (!row) throw new NotFound()
    if ((await assessmentsAt(tx, knownAt, assessment)).length === 0) {
      throw invalid('/known_at', 'lies before the assessment was made')
    }
    const { format, lang } = input
    await insertReport(tx, { id, assessmentId: assessment, format, lang, asOf, knownAt, at: now })
    await writeAuditEvent(tx, {
      action: 'report.requested',
      target: { kind: 'report', id: publicId('report', id) },
      after: {
        assessment: assessmentId,
        format,
        lang,
        as_of: asOf.toISOString(),
        known_at: knownAt.toISOString(),
      },
      at: now,
    })
    const job: Omit<ReportJob, 'tenant'> = { report: id }
    await sendJob(tx, REPORT_QUEUE, job, { key: id })
  })
  return publicId('report', id)
}

function pastInstant(text: string | undefined, at: string, now: Date): Date {
  const instant = text ? new Date(text) : now
  if (instant > now) throw invalid(at, 'lies in the future')
  return instant
}

function invalid(at: string, what: string): Invalid {
  return new Invalid('invalid_body', `The body at "${at}": ${what}`, { at })
}
