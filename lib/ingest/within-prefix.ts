import type { Scope } from '@/lib/access/keys'
import { Invalid } from '@/lib/core/errors'

/**
 * Holds a token to the assets it may hand in for. Asked of the name that is given, and again of the asset which the report's
 * own identities lead to: whoever holds the token of one host must not speak for another.
 * @throws Invalid
 */
export function withinPrefix(scope: Scope, name: string | null): void {
  const { assetPrefix } = scope
  if (assetPrefix === null || name?.startsWith(assetPrefix)) return
  const says = `This token hands in for assets whose name begins with “${assetPrefix}”. Name such an asset, or use another token.`
  throw new Invalid('asset_out_of_scope', says, { at: 'asset' })
}
