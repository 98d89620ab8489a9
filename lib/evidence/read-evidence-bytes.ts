import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { owned } from '@/lib/log/owned'
import { readEvidence } from '@/lib/store/evidence/read-evidence'
import { inTenant } from '@/lib/store/in-tenant'

/** Evidence bit for bit as it was handed in. @param sha256 lower-case hex @throws NotFound */
export async function readEvidenceBytes(scope: Scope, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const stored = await inTenant(scope, (tx) => readEvidence(tx, owned(Buffer.from(sha256, 'hex'))))
  if (!stored) throw new NotFound()
  return owned(stored.encoding === 'gzip' ? await promisify(gunzip)(stored.content) : stored.content)
}
