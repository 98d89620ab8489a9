import type { Scope } from '@/lib/access/keys'
import { Invalid } from '@/lib/core/errors'

/**
 * Holds a token to the assets it may hand in for. Asked of the name that is given, and again of every asset which the report leads to,
 * by its own identities or as a part of it: whoever holds the token of one host must not speak for another.
 * @param name as the asset is kept
 * @param printed how the report itself calls it, where it is not the asset that the report was handed in for
 * @throws Invalid
 */
export function withinPrefix(scope: Scope, name: string | null, printed: string | null = null): void {
  const { assetPrefix } = scope
  if (assetPrefix === null || name?.startsWith(assetPrefix)) return
  const whose = `This token hands in for assets whose name begins with “${assetPrefix}”.`
  const says =
    printed === null
      ? `${whose} Name such an asset, or use another token.`
      : `${whose} The report speaks of “${printed.slice(0, 200)}” too. Use a token for both.`
  throw new Invalid('asset_out_of_scope', says, { at: 'asset' })
}
