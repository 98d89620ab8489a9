import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { buildCatalogue } from '@/lib/core/build-catalogue'
import type { CatalogueContent } from '@/lib/core/catalogue-content'
import type { Catalogue } from '@/lib/core/framework'

/** No catalogue comes near; a larger blob is not one of ours. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * A pinned catalogue, from the blob that `catalogueBytes` made.
 * @throws Error when the blob is damaged, or is not the version that it is pinned as.
 */
export function catalogueOfBytes(bytes: Uint8Array, version: string): Catalogue {
  const text = gunzipSync(bytes, { maxOutputLength: MOST_BYTES })
  const digest = createHash('sha256').update(text).digest('hex')
  if (digest !== version) throw new Error(`Catalogue ${version} has the content of ${digest}`)
  const content: CatalogueContent = JSON.parse(text.toString('utf8'))
  return buildCatalogue(content, version)
}
