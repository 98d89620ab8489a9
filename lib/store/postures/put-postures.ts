import type { TenantTx } from '../in-tenant'

export interface Posture {
  id: string
  catalogueVersion: string
  results: readonly (readonly [safeguard: string, result: string])[]
}

/** Keeps postures under their content-derived ids. */
export async function putPostures(tx: TenantTx, postures: readonly Posture[]): Promise<void> {
  if (postures.length === 0) return
  const rows = postures.map(({ id, catalogueVersion, results }) => ({
    id,
    version: catalogueVersion,
    // One array a column, and arrays of arrays are rectangles in PostgreSQL: a row's own travels as JSON.
    safeguards: JSON.stringify(results.map(([safeguard]) => safeguard)),
    results: JSON.stringify(results.map(([, result]) => result)),
  }))
  tx.later(tx.db.$executeRaw`
    INSERT INTO posture (tenant_id, id, catalogue_version, safeguards, results)
    SELECT ${tx.tenantId}::uuid, p.id, p.version, ARRAY(SELECT jsonb_array_elements_text(p.safeguards::jsonb)),
      ARRAY(SELECT jsonb_array_elements_text(p.results::jsonb))
    FROM unnest(${rows.map((p) => p.id)}::uuid[], ${rows.map((p) => p.version)}::text[], ${rows.map((p) => p.safeguards)}::text[],
      ${rows.map((p) => p.results)}::text[]) AS p(id, version, safeguards, results)
    ON CONFLICT DO NOTHING`)
}
