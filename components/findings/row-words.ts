import type { FindingDto } from '@/lib/views/finding.schema'

/** Longest detail that tells faults of one subject apart in a row; sentences stay in the finding. */
const SHORT = 32

/**
 * What a row says beside a finding's title. Of a vulnerability the check's id (`vuln.critical`) only repeats the severity's column, and
 * the subject begins with the id that its title begins with: without them there is room for the id itself. Ids of our own checks say
 * in one word what their titles say.
 */
export function rowWords({
  check,
  title,
  subject,
  detail,
}: Pick<FindingDto, 'check' | 'title' | 'subject' | 'detail'>): {
  id: string | null
  subject: string
} {
  const fault = detail.length <= SHORT ? detail : ''
  if (!check.printed_id?.startsWith('vuln.'))
    return {
      id: check.tool === 'plimsoll' ? null : check.printed_id,
      subject: [subject, fault].filter(Boolean).join(' · '),
    }
  const [advisory = ''] = title.split(' ')
  const rest = subject.startsWith(`${advisory} `) ? subject.slice(advisory.length + 1) : subject
  return { id: null, subject: [rest, fault].filter(Boolean).join(' · ') }
}
