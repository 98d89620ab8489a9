import type { Scope } from '@/lib/access/keys'
import type { Submitted } from './accept-report'
import { submitApart } from './apart/submit-apart'
import type { SubmissionInput } from './submission-input'
import { submitReport } from './submit-report'

/** Beyond this many bytes reading and placing a report would hold others up; below it a thread costs more than it saves. */
const APART_BYTES = 1_000_000

/** Takes a report in, however large: what the API does with one. */
export function takeIn(scope: Scope, input: SubmissionInput): Promise<Submitted> {
  return input.body.length > APART_BYTES ? submitApart(scope, input) : submitReport(scope, input)
}
