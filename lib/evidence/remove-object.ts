import { objectKey } from './object-key'
import { objectStore } from './object-store'

/** Removes one object of a tenant from the object store; one that is not there is removed. @throws Busy; Error where no store is set any more */
export async function removeObject(tenantId: string, sha256: string): Promise<void> {
  const store = await objectStore()
  if (!store)
    throw new Error(
      'Objects of dropped evidence lie in an object store, and none is set (PLIMSOLL_S3_ENDPOINT).',
    )
  const of = { Bucket: store.settings.bucket, Key: objectKey(tenantId, sha256) }
  await store.send((s3, sdk) => s3.send(new sdk.DeleteObjectCommand(of)))
}
