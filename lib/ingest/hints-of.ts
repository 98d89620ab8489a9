import type { SubmissionHints } from '@/lib/store/submissions/submission-row'
import type { SubmissionInput } from './submission-input'

/** What the sender said, as it is kept. */
export function hintsOf(input: SubmissionInput): SubmissionHints {
  return {
    asset: input.asset,
    kind: input.kind,
    tool: input.tool,
    database: input.database ?? null,
    observed_at: input.observedAt?.toISOString() ?? null,
    ...(input.writtenAt ? { written_at: input.writtenAt.toISOString() } : {}),
    full_coverage: input.fullCoverage,
    labels: { ...input.labels },
  }
}
