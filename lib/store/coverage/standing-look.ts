import type { TenantTx } from '../in-tenant'

/** The last look of a tool with a profile at an asset, where what it said is what holds. */
export interface StandingLook {
  observedAt: Date
  setId: string
  words: Uint8Array | null
  advisoryWords: Uint8Array | null
  /** Whose report it was: an agent's id, else a person's reference. */
  sender: string
  /** Failing states of the checks that were asked about, where the words are those that were asked about. */
  failing: number
}

/**
 * The last look of a tool with a profile at an asset, unless another report has spoken of any of the checks since: null then, or
 * where there was none. The asset's row is locked by the caller.
 */
export async function standingLook(
  tx: TenantTx,
  assetId: string,
  {
    tool,
    profile,
    checkKeys,
    words,
  }: { tool: string; profile: string; checkKeys: readonly string[]; words: Uint8Array<ArrayBuffer> },
): Promise<StandingLook | null> {
  const keys = [...checkKeys]
  const rows = await tx.db.$queryRaw<StandingLook[]>`
    WITH l AS MATERIALIZED (
      SELECT submission_id, observed_at, set_id, words, advisory_words FROM coverage
      WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND tool = ${tool} AND profile = ${profile} AND NOT sighting
      ORDER BY observed_at DESC, sha256 DESC LIMIT 1
    )
    SELECT l.observed_at AS "observedAt", l.set_id AS "setId", l.words, l.advisory_words AS "advisoryWords",
      coalesce(b.agent_id, b.actor_ref) AS sender,
      CASE WHEN l.words = ${words} THEN (SELECT count(*)::int FROM state_current s WHERE s.tenant_id = ${tx.tenantId}::uuid
        AND s.asset_id = ${assetId}::uuid AND s.result = 'fail' AND s.check_key = ANY(${keys}::uuid[])) ELSE 0 END AS failing
    FROM l
    JOIN submission b ON b.tenant_id = ${tx.tenantId}::uuid AND b.id = l.submission_id
    WHERE NOT EXISTS (
      SELECT 1 FROM coverage o
      JOIN coverage_set os ON os.tenant_id = o.tenant_id AND os.id = o.set_id AND os.tenant_id = ${tx.tenantId}::uuid
      WHERE o.tenant_id = ${tx.tenantId}::uuid AND o.asset_id = ${assetId}::uuid AND o.observed_at >= (SELECT l.observed_at FROM l)
        AND NOT o.sighting AND o.submission_id <> (SELECT l.submission_id FROM l) AND (os.check_keys && ${keys}::uuid[]
          OR EXISTS (SELECT 1 FROM unnest(o.partial_pairs) AS p(pair) WHERE split_part(p.pair, '/', 1)::uuid = ANY(${keys}::uuid[])))
    )`
  return rows[0] ?? null
}
