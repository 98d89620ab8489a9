import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { canonicalContent } from './canonical-content'
import { readCatalogueContent } from './read-catalogue-content'

/**
 * The catalogue as one blob, to pin a version in the database: gzip of the canonical JSON (RFC 8785) that `version`
 * is the SHA-256 of. About 150 kB. `catalogueOfBytes` reads it back.
 */
export function catalogueBytes(folder?: string): { version: string; bytes: Uint8Array<ArrayBuffer> } {
  const { text, version } = canonicalContent(
    readCatalogueContent(folder ?? join(process.cwd(), 'frameworks')),
  )
  return { version, bytes: new Uint8Array(gzipSync(text, { level: 9 })) }
}
