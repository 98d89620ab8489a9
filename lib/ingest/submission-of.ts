import type { NewSubmission } from '@/lib/store/submissions/insert-submission'
import type { Changes } from '@/lib/store/submissions/submission-row'
import { hintsOf } from './hints-of'
import { PARSER_VERSION } from './parse-report'
import type { Placing } from './place-submission'

/** The row of a report that was taken in. */
export function submissionOf(
  { received, parsed, when, key, actorRef, runs, targets, catalogue }: Placing,
  id: string,
  changes: Changes,
  leaf: { index: number; epoch: number },
  /** Who handed it in, where the row is the audit event as well. */
  by: { address: string | null; provider: string } | null,
): NewSubmission {
  const { header, counts, coverage, notes, complete } = parsed
  return {
    id,
    dedupeKey: key,
    evidenceSha256: received.sha256,
    assetId: targets[0]?.assetId ?? null,
    actorRef,
    agentId: runs.agentId,
    hints: hintsOf(received.input),
    state: complete ? 'parsed' : 'incomplete',
    errorCode: null,
    errorMessage: null,
    errorAt: null,
    tool: header.tool,
    toolVersion: header.toolVersion ?? null,
    databaseVersion: header.databaseVersion ?? null,
    format: header.format,
    edition: header.edition ?? null,
    profile: coverage.profile,
    parserVersion: PARSER_VERSION,
    catalogueVersion: catalogue.version,
    observedAt: when.at,
    observedSource: when.source,
    receivedAt: received.at,
    bytes: received.input.body.length,
    items: counts.items,
    byResult: counts.byResult ?? null,
    bySeverity: counts.bySeverity ?? null,
    notes: [...notes, ...when.notes, ...received.secrets()],
    changes,
    logIndex: leaf.index,
    logEpoch: leaf.epoch,
    address: by?.address ?? null,
    provider: by?.provider ?? null,
  }
}
