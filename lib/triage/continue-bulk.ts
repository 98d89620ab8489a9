import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { bulkStep } from './bulk-step'

/**
 * Goes on with a bulk change that the same person began, by one step. Nothing to do is no error.
 * @throws NotFound, also for another person's
 */
export async function continueBulk(scope: Scope, bulkId: string): Promise<void> {
  const id = parsePublicId('bulk', bulkId)
  if (!id) throw new NotFound()
  await inTenant(scope, (tx) => bulkStep(tx, id))
}
