import { objectStore } from './object-store'

/** As many at once; asking for each is understood by every store, asking for many in one is not. */
const AT_ONCE = 16

/** Removes every object of a tenant from the object store, where one is set. Broken off it goes on where it was. @throws Busy */
export async function removeObjects(tenantId: string): Promise<void> {
  const store = await objectStore()
  if (!store) return
  const Bucket = store.settings.bucket
  for (;;) {
    const listed = await store.send((s3, sdk) =>
      s3.send(new sdk.ListObjectsV2Command({ Bucket, Prefix: `${tenantId}/` })),
    )
    const keys = (listed?.Contents ?? []).flatMap(({ Key }) => Key ?? [])
    if (keys.length === 0) return
    for (let i = 0; i < keys.length; i += AT_ONCE) {
      const some = keys.slice(i, i + AT_ONCE)
      await Promise.all(
        some.map((Key) => store.send((s3, sdk) => s3.send(new sdk.DeleteObjectCommand({ Bucket, Key })))),
      )
    }
  }
}
