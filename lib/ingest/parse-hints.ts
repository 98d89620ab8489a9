import type { AssetKind, ParseHints } from '@/lib/core/report'
import type { SubmissionHints } from '@/lib/store/submissions/submission-row'

/** What a parser is told: the same when a report comes in and whenever it is read again. */
export function parseHints(hints: SubmissionHints, receivedAt: Date): ParseHints {
  return {
    ...(hints.tool ? { tool: hints.tool } : {}),
    ...(hints.kind ? { kind: hints.kind as AssetKind } : {}),
    at: hints.observed_at ?? hints.written_at ?? receivedAt.toISOString(),
  }
}
