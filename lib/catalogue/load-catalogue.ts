import { join } from 'node:path'
import { buildCatalogue } from '@/lib/core/build-catalogue'
import type { Catalogue } from '@/lib/core/framework'
import { canonicalContent } from './canonical-content'
import { readCatalogueContent } from './read-catalogue-content'

const loaded = new Map<string, Catalogue>()

/**
 * The catalogue of the running version: `frameworks/` under the working directory, or `folder`. Read once a process.
 * @throws Error naming the file when one is missing or is not JSON.
 */
export function loadCatalogue(folder?: string): Catalogue {
  const where = folder ?? join(process.cwd(), 'frameworks')
  const known = loaded.get(where)
  if (known) return known
  const content = readCatalogueContent(where)
  const catalogue = buildCatalogue(content, canonicalContent(content).version)
  loaded.set(where, catalogue)
  return catalogue
}
