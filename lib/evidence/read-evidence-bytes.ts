import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { owned } from '@/lib/log/owned'
import { readEvidence } from '@/lib/store/evidence/read-evidence'
import { inTenant } from '@/lib/store/in-tenant'
import { dropOf } from '@/lib/store/retention/drop-of'
import { bytesDropped } from './bytes-dropped'
import { unpackEvidence } from './unpack-evidence'
import { withObjects } from './with-objects'

/** Evidence bit for bit as it was handed in. @param sha256 lower-case hex @throws NotFound; Gone for bytes that were dropped by the tenant's setting; Error for what was damaged */
export async function readEvidenceBytes(scope: Scope, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const hash = owned(Buffer.from(sha256, 'hex'))
  const kept = await inTenant(scope, async (tx) => {
    const found = await readEvidence(tx, hash)
    if (found[0]?.encoding === 'dropped') throw bytesDropped(await dropOf(tx, hash))
    return found
  })
  if (kept.length === 0) throw new NotFound()
  return (await unpackEvidence(await withObjects(scope.tenantId, kept))).bytes
}
