import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import type { NewSubmission } from '@/lib/store/submissions/insert-submission'
import { hintsOf } from './hints-of'
import { PARSER_VERSION } from './parse-report'
import type { Received } from './received'

/** The row of a report of which nothing is known but its bytes and what the sender said: it could not be read, or is not yet. */
export function unreadSubmission(
  { input, sha256, secrets, at }: Received,
  of: Pick<NewSubmission, 'id' | 'actorRef' | 'agentId'> &
    Partial<Pick<NewSubmission, 'errorCode' | 'errorMessage' | 'errorAt'>> & {
      state: 'received' | 'rejected'
      key: Uint8Array<ArrayBuffer>
      leaf: { index: number; epoch: number }
    },
): NewSubmission {
  return {
    id: of.id,
    dedupeKey: of.key,
    evidenceSha256: sha256,
    assetId: null,
    actorRef: of.actorRef,
    agentId: of.agentId,
    hints: hintsOf(input),
    state: of.state,
    errorCode: of.errorCode ?? null,
    errorMessage: of.errorMessage ?? null,
    errorAt: of.errorAt ?? null,
    tool: null,
    toolVersion: null,
    databaseVersion: null,
    format: null,
    edition: null,
    profile: null,
    parserVersion: PARSER_VERSION,
    catalogueVersion: loadCatalogue().version,
    observedAt: input.observedAt ?? at,
    observedSource: input.observedAt ? 'parameter' : 'received',
    receivedAt: at,
    bytes: input.body.length,
    items: null,
    byResult: null,
    bySeverity: null,
    notes: [...secrets()],
    changes: null,
    logIndex: of.leaf.index,
    logEpoch: of.leaf.epoch,
    address: null,
    provider: null,
  }
}
