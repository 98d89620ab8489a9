import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { owned } from '@/lib/log/owned'
import { evidenceSize } from '@/lib/store/evidence/evidence-size'
import { inTenant } from '@/lib/store/in-tenant'

/** How many bytes of evidence there are, without reading them. @param sha256 lower-case hex @throws NotFound */
export async function findEvidence(scope: Scope, sha256: string): Promise<{ bytes: number }> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new NotFound()
  const bytes = await inTenant(scope, (tx) => evidenceSize(tx, owned(Buffer.from(sha256, 'hex'))))
  if (bytes === null) throw new NotFound()
  return { bytes }
}
