import type { TenantTx } from '../in-tenant'

export interface Posture {
  id: string
  catalogueVersion: string
  results: readonly (readonly [safeguard: string, result: string])[]
}

/** Keeps postures under their content-derived ids. */
export async function putPostures(tx: TenantTx, postures: readonly Posture[]): Promise<void> {
  if (postures.length === 0) return
  await tx.db.posture.createMany({
    data: postures.map((p) => ({
      tenantId: tx.tenantId,
      id: p.id,
      catalogueVersion: p.catalogueVersion,
      safeguards: p.results.map(([safeguard]) => safeguard),
      results: p.results.map(([, result]) => result),
    })),
    skipDuplicates: true,
  })
}
