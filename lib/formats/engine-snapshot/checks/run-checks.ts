import type { Observation, Severity } from '../../../core/report'
import type { Host } from './host'
import { reportedCheck } from './reported-check'
import type { Judgement, Open, SnapshotCheck } from './snapshot-check'

interface Thing {
  subject: string
  at: Observation['at']
  judgement: Judgement
}

/**
 * What one check says of a host: a failing state for each fault, one that says why for whatever cannot be judged; where no
 * container, service or setting fails, it passes once for the host.
 * @param partial some running container was not read: of a list with gaps nothing passes as a whole
 */
export function runCheck(check: SnapshotCheck, host: Host, partial: boolean): Observation[] {
  const make = maker(check)
  const open = check.open?.(host)
  if (open) return [make('', host.infoAt, open)]
  const things = thingsOf(check, host)
  const said: Observation[] = []
  for (const { subject, at, judgement } of things) {
    if ('result' in judgement) {
      if (judgement.result !== 'not_applicable') said.push(make(subject, at, judgement))
    } else {
      for (const fault of judgement) said.push(make(subject, at, { result: 'fail', ...fault }, check.many))
    }
  }
  if (said.length > 0 || (partial && check.container)) return said
  return [make('', { from: 0, to: 1 }, silence(things))]
}

function thingsOf(check: SnapshotCheck, host: Host): Thing[] {
  const { container, service, engine } = check
  return [
    ...(engine ? [{ subject: '', at: host.infoAt, judgement: engine(host) }] : []),
    ...(container
      ? host.containers.map((one) => ({ subject: one.name, at: one.at, judgement: container(one, host) }))
      : []),
    ...(service
      ? host.services.map((one) => ({ subject: one.name, at: one.at, judgement: service(one, host) }))
      : []),
  ]
}

/** Nothing failed: a pass, unless there was nothing to judge. */
function silence(things: readonly Thing[]): { result: 'pass' | 'not_applicable'; detail: string } {
  const reasons = things.map(({ judgement }) => ('result' in judgement ? judgement.detail : null))
  if (reasons.includes(null)) return { result: 'pass', detail: '' }
  return { result: 'not_applicable', detail: reasons[0] ?? 'there is nothing to look at' }
}

interface Said {
  result: Observation['result']
  detail?: string
  severity?: Severity
  at?: Open['at']
}

function maker(check: SnapshotCheck) {
  const { check: reported, severity } = reportedCheck(check)
  return (subject: string, at: Observation['at'], said: Said, many = false): Observation => ({
    check: reported,
    subject,
    ...(many && said.detail ? { fault: said.detail } : {}),
    result: said.result,
    severity: said.severity ?? severity,
    detail: said.detail ?? '',
    printedResult: '',
    at: said.at ?? at,
  })
}
