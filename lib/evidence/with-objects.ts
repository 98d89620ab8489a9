import { owned } from '@/lib/log/owned'
import type { StoredEvidence } from '@/lib/store/evidence/read-evidence'
import { objectKey } from './object-key'
import { objectStore } from './object-store'

/**
 * Evidence as it is kept, with the bytes of what lies in the object store. They are as whoever keeps the store left them: whoever unpacks them
 * computes their hash (`unpack-evidence.ts`).
 * @throws Busy where the store is away; Error that names the object where it is missing
 */
export async function withObjects(
  tenantId: string,
  kept: readonly StoredEvidence[],
): Promise<StoredEvidence[]> {
  return Promise.all(
    kept.map(async (one) =>
      one.encoding === 'object' ? { ...one, encoding: 'brotli', content: await bytesOf(tenantId, one) } : one,
    ),
  )
}

async function bytesOf(tenantId: string, { sha256 }: StoredEvidence): Promise<Uint8Array<ArrayBuffer>> {
  const name = Buffer.from(sha256).toString('hex')
  const store = await objectStore()
  if (!store)
    throw new Error(`Evidence ${name} lies in an object store, and none is set (PLIMSOLL_S3_ENDPOINT).`)
  const { bucket } = store.settings
  const of = { Bucket: bucket, Key: objectKey(tenantId, name) }
  const bytes = await store.send(async (s3, sdk) => {
    const { Body } = await s3.send(new sdk.GetObjectCommand(of))
    return (await Body?.transformToByteArray()) ?? null
  })
  if (!bytes)
    throw new Error(`Evidence ${name} is missing: there is no object ${of.Key} in the bucket ${bucket}.`)
  return owned(bytes)
}
