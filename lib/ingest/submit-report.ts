import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { withRetry } from '@/lib/core/retry'
import { detectFormat } from '@/lib/formats/detect'
import { inTenant } from '@/lib/store/in-tenant'
import { acceptReport, type Submitted } from './accept-report'
import { checkTarget } from './check-target'
import { hintsOf } from './hints-of'
import type { Rejection } from './keep-rejected'
import { LARGE_REPORT, type LargeReport } from './large-report'
import { parseHints } from './parse-hints'
import { readReceived, rejectionOf } from './read-received'
import { receiveReport } from './receive-report'
import { type Received, receivedNow } from './received'
import { refuseReport } from './refuse-report'
import type { SubmissionInput } from './submission-input'
import { restOf } from './unread/rest-of'
import { submitUnread } from './unread/submit-unread'
import { withinPrefix } from './within-prefix'

/** Statements of a report up to which the plans that the database keeps are right for it; of more, how many there are decides. */
const MOST_OF_KEPT_PLANS = 1000

/** Reading a smaller report costs less than keeping what was read of it. */
const UNREAD_BYTES = 1_000_000

/**
 * Takes one report in: keeps its bytes, reads it, places what it says in time, and logs it, all in one transaction; of a large one
 * only keeps and logs the bytes, and has a job do the rest. When this returns, the submission is durable.
 *
 * @param unread bytes from which on a report is not read where only its time is new
 * @param onRead called once the report is read, before it is placed
 * @throws Invalid for a missing asset, one that the token may not hand in for, or a kind the tool cannot speak of;
 *   Unsupported or Broken for what cannot be read: then too the bytes are kept and logged, and the error names the submission
 */
export async function submitReport(
  scope: Scope,
  input: SubmissionInput,
  large: LargeReport = LARGE_REPORT,
  onRead: () => void = () => {},
  unread: number = UNREAD_BYTES,
): Promise<Submitted> {
  withinPrefix(scope, input.asset)
  const at = new Date()
  const isLarge = input.body.length > large.bytes
  const rest =
    !isLarge && input.body.length > unread && !input.fullCoverage
      ? restOf(input, at, loadCatalogue().version)
      : null
  const known = rest && (await submitUnread(scope, input, rest, at))
  if (known) {
    onRead()
    return known
  }
  const received = receivedNow(input, at, rest)
  const report = isLarge ? detect(received) : await readReceived(received)
  if (report && 'rejection' in report) throw await refuseReport(scope, received, report.rejection)
  onRead()
  if (report) checkTarget(input, report.parsed)
  const parsed = report && report.parsed.observations.length <= large.statements ? report.parsed : null
  const keptPlans = parsed !== null && parsed.observations.length <= MOST_OF_KEPT_PLANS
  return withRetry(() =>
    inTenant(scope, (tx) => (parsed ? acceptReport(tx, received, parsed) : receiveReport(tx, received)), {
      keptPlans,
    }),
  )
}

/** Of a large report only whether any format fits; the rest is seen when it is placed. */
function detect({ input, at }: Received): { rejection: Rejection } | null {
  try {
    const head = input.body.subarray(0, 64 * 1024)
    detectFormat({ head, size: input.body.length, hints: parseHints(hintsOf(input), at) })
    return null
  } catch (error) {
    return { rejection: rejectionOf(error) }
  }
}
