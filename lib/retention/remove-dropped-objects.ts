import type { Scope } from '@/lib/access/keys'
import { removeObject } from '@/lib/evidence/remove-object'
import { inTenant } from '@/lib/store/in-tenant'
import { forgetObjects, objectsToRemove } from '@/lib/store/retention/objects-to-remove'

/**
 * Removes from the object store what was dropped, after that was committed. Which objects these are is kept with the act until they are gone, so that a
 * killed process's are found again. Bytes that came again since lie in their row (`keepEvidence`). @throws Busy where the store is away
 */
export async function removeDroppedObjects(scope: Scope): Promise<void> {
  for (const { id, objects } of await inTenant(scope, objectsToRemove)) {
    for (const hash of objects) await removeObject(scope.tenantId, Buffer.from(hash).toString('hex'))
    await inTenant(scope, (tx) => forgetObjects(tx, id))
  }
}
