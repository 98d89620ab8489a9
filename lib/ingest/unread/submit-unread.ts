import { createHash } from 'node:crypto'
import type { Scope } from '@/lib/access/keys'
import { withRetry } from '@/lib/core/retry'
import { inTenant } from '@/lib/store/in-tenant'
import { findReading } from '@/lib/store/readings/find-reading'
import type { StoredReading } from '@/lib/store/readings/reading'
import { anyVex } from '@/lib/store/vex/any-vex'
import { acceptReport, type Submitted } from '../accept-report'
import { checkTarget } from '../check-target'
import type { ParsedReport } from '../parse-report'
import type { SubmissionInput } from '../submission-input'
import { MustReadError, type Said } from './reading'
import type { Rest } from './rest-of'

/**
 * Takes in a large report that differs from one that was read by nothing but its time, without reading it: what it says is known, and it is
 * kept as the time and where the rest is (docs/decisions/051-large-reports.md).
 * @returns null where it must be read: none is known, or it changes something all the same
 */
export async function submitUnread(
  scope: Scope,
  input: SubmissionInput,
  rest: Rest,
  at: Date,
): Promise<Submitted | null> {
  try {
    return await withRetry(() =>
      inTenant(
        scope,
        async (tx) => {
          const [reading, hasVex] = await Promise.all([findReading(tx, rest.hash), anyVex(tx)])
          // Statements of VEX documents are held against every flaw that is named.
          if (!reading || hasVex) return null
          const said = reading.said as Said
          const parsed = knownReport(said, reading, rest)
          checkTarget(input, parsed)
          const sha256 = new Uint8Array(createHash('sha256').update(input.body).digest())
          return acceptReport(
            tx,
            { input, sha256, packed: null, secrets: () => said.secrets, rest, at },
            parsed,
          )
        },
        { keptPlans: true },
      ),
    )
  } catch (error) {
    if (error instanceof MustReadError) return null
    throw error
  }
}

function knownReport(
  { secrets: _, besides, ...said }: Said,
  reading: StoredReading,
  rest: Rest,
): ParsedReport {
  const { words, advisoryWords, evidenceSha256, timeFrom, timeTo } = reading
  return {
    ...said,
    header: { ...said.header, printedAt: rest.printedAt },
    assets: [],
    observations: [],
    components: [],
    assetCoverage: [],
    unread: { words, advisoryWords, evidenceSha256, timeFrom, timeTo, rest, besides },
  }
}
