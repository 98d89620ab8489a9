import { objectKey } from './object-key'
import { objectStore } from './object-store'

/**
 * Puts packed bytes of evidence into the object store, where one is set and they are large enough; before their row is written, so that what a row names is there.
 * What no row comes to name is put again by the next try, under the same key.
 * @returns whether it is there @throws Busy where the store is away: nothing is acknowledged then
 */
export async function putObject(tenantId: string, sha256: string, packed: Uint8Array): Promise<boolean> {
  const store = await objectStore()
  if (!store || !(await isForObjects(packed.length))) return false
  const of = { Bucket: store.settings.bucket, Key: objectKey(tenantId, sha256) }
  const put = await store.send((s3, sdk) =>
    s3.send(new sdk.PutObjectCommand({ ...of, Body: packed, ContentType: 'application/octet-stream' })),
  )
  if (!put) throw new Error(`The bucket ${of.Bucket} of large evidence is not there.`)
  return true
}

/** Whether so many packed bytes lie in the object store: where one is set, and they are large enough. */
export async function isForObjects(packed: number): Promise<boolean> {
  const store = await objectStore()
  return store !== null && packed >= store.settings.fromBytes
}
