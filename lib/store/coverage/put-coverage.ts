import type { TenantTx } from '../in-tenant'

export interface NewCoverage {
  assetId: string
  observedAt: Date
  submissionId: string
  tool: string
  profile: string
  setId: string
  /** Null: the set is kept already. */
  checkKeys: readonly string[] | null
  partialPairs: readonly string[]
  /** Checks whose absence proves nothing yet. */
  possibleKeys: readonly string[]
  sha256: Uint8Array<ArrayBuffer>
  sighting: boolean
  recordedAt: Date
  /** Hashes of what was said of the asset, and of advisories. */
  words?: Uint8Array<ArrayBuffer> | null
  advisoryWords?: Uint8Array<ArrayBuffer> | null
}

/** Records what a report looked at. */
export async function putCoverage(tx: TenantTx, coverage: NewCoverage): Promise<void> {
  if (coverage.checkKeys)
    tx.later(tx.db.$executeRaw`
      INSERT INTO coverage_set (tenant_id, id, check_keys)
      VALUES (${tx.tenantId}::uuid, ${coverage.setId}::uuid, ${[...coverage.checkKeys]}::uuid[]) ON CONFLICT DO NOTHING`)
  tx.later(tx.db.$executeRaw`
    INSERT INTO coverage (tenant_id, asset_id, observed_at, submission_id, tool, profile, set_id, partial_pairs, possible_keys, sha256, sighting, recorded_at,
      words, advisory_words)
    VALUES (${tx.tenantId}::uuid, ${coverage.assetId}::uuid, ${coverage.observedAt}, ${coverage.submissionId}::uuid, ${coverage.tool},
      ${coverage.profile}, ${coverage.setId}::uuid, nullif(${[...coverage.partialPairs]}::text[], '{}'), nullif(${[...coverage.possibleKeys]}::uuid[], '{}'),
      ${coverage.sha256.subarray(0, 16)}, ${coverage.sighting},
      ${coverage.recordedAt}, ${coverage.words ?? null}, ${coverage.advisoryWords ?? null})
    ON CONFLICT DO NOTHING`)
}
