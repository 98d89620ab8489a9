import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import { type Judged, loadJudged } from './judged'
import type { Times } from './times'

/**
 * One assessment by its public id, judged.
 * @throws NotFound when it is not there, another tenant's, or had not been begun at `knownAt`: always alike
 */
export async function oneJudged(tx: TenantTx, publicIdOf: string, times: Times): Promise<Judged> {
  const id = parsePublicId('assessment', publicIdOf)
  if (!id) throw new NotFound()
  const { judged } = await loadJudged(tx, times, { id })
  if (!judged[0]) throw new NotFound()
  return judged[0]
}
