import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { CatalogueContent } from '@/lib/core/catalogue-content'

/** RFC 8785 text of the content, and its SHA-256 (lower-case hex): the catalogue's version. */
export function canonicalContent(content: CatalogueContent): { text: string; version: string } {
  const text = canonicalize(content)
  if (text === undefined) throw new Error('The catalogue has no canonical form')
  return { text, version: createHash('sha256').update(text, 'utf8').digest('hex') }
}
