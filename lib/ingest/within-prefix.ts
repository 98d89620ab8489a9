import type { Scope } from '@/lib/access/keys'
import { beginsWithPrefix } from '@/lib/core/begins-with-prefix'
import { Invalid } from '@/lib/core/errors'

/**
 * Holds a token to the assets it may hand in for. Asked of the name that is given, and again of every asset which the report leads to,
 * by its own identities or as a part of it: whoever holds the token of one host must not speak for another.
 * @param name as the asset is kept
 * @param led how the report led to it, where it did: a part of it by the name it prints, or its root by an identity (engine id, digest)
 *   that is kept under another name, which is not told
 * @throws Invalid
 */
export function withinPrefix(
  scope: Scope,
  name: string | null,
  led: { printed: string } | 'by_identity' | null = null,
): void {
  const { assetPrefix } = scope
  if (assetPrefix === null || (name !== null && beginsWithPrefix(name, assetPrefix))) return
  const whose = `This token hands in for ${reachOf(assetPrefix)}.`
  throw new Invalid('asset_out_of_scope', `${whose} ${remedy(led)}`, { at: 'asset' })
}

function reachOf(prefix: string): string {
  const below = `assets whose name begins with “${prefix}”`
  return prefix.endsWith('/') ? `“${prefix.slice(0, -1)}” and for ${below}` : below
}

function remedy(led: { printed: string } | 'by_identity' | null): string {
  if (led === null) return 'Name such an asset, or use another token.'
  if (led === 'by_identity')
    return 'What the report says it is of, by engine id or digest, is kept here under another name. Use the token of that asset, or one for all.'
  return `The report speaks of “${led.printed.slice(0, 200)}” too. Use a token for both.`
}
