import type { Catalogue } from '@/lib/core/framework'
import { readCatalogueVersion } from '@/lib/store/catalogue/read-catalogue-version'
import type { TenantTx } from '@/lib/store/in-tenant'
import { catalogueOfBytes } from './catalogue-of-bytes'
import { loadCatalogue } from './load-catalogue'

/** An upgrade pins one or two; each is some megabytes once built. */
const MOST_KEPT = 4
const kept = new Map<string, Catalogue>()

/**
 * The catalogue that a mapping is pinned to: the running one from disk, any other from the database, kept in memory.
 * @throws Error when the version was never kept, or its bytes are damaged
 */
export async function catalogueOfVersion(tx: TenantTx, version: string): Promise<Catalogue> {
  const current = loadCatalogue()
  if (current.version === version) return current
  const known = kept.get(version)
  if (known) return known
  const bytes = await readCatalogueVersion(tx, version)
  if (!bytes) throw new Error(`Catalogue ${version} is pinned and was never kept`)
  const catalogue = catalogueOfBytes(bytes, version)
  const oldest = kept.keys().next().value
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(version, catalogue)
  return catalogue
}
