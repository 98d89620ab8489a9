import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { findToken } from '@/lib/store/tokens/find-token'
import type { TokenDto } from './admin.schema'
import { tokenDto } from './token-dto'

/** One token by public id. @throws NotFound */
export async function readToken(scope: Scope, id: string): Promise<TokenDto> {
  const tokenId = parsePublicId('token', id)
  const row = tokenId === null ? null : await inTenant(scope, (tx) => findToken(tx, tokenId))
  if (!row) throw new NotFound()
  return tokenDto(row)
}
