import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { UUID } from '@/lib/core/uuid-form'
import { inTenant } from '@/lib/store/in-tenant'
import { listTokens } from '@/lib/store/tokens/list-tokens'
import { pageOf } from './page-of'
import { tokenDto } from './token-dto'

/** The tenant's tokens, newest first. */
export async function readTokens(scope: Scope, { limit, cursor }: { limit: number; cursor?: string }) {
  const after = cursor === undefined ? null : String(decodeCursor(cursor, [UUID])[0])
  const rows = await inTenant(scope, (tx) => listTokens(tx, after, limit + 1))
  return pageOf(rows, limit, tokenDto, (row) => [row.id])
}
