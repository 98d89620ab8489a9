import type { TenantTx } from '../in-tenant'

/**
 * A pinned catalogue's bytes, or null when no server of this database ever ran it. The table is global and holds no
 * tenant's data, hence no tenant in the condition.
 */
export async function readCatalogueVersion(tx: TenantTx, version: string): Promise<Uint8Array | null> {
  const row = await tx.db.catalogueVersion.findUnique({ where: { version }, select: { content: true } })
  return row?.content ?? null
}
