import { seal } from './seal'
import { openSealed } from './unseal'

/**
 * A value sealed anew under PLIMSOLL_SECRET; null when it is sealed so already.
 * @throws Error when no secret that is known opens it
 */
export function sealAnew(sealed: Uint8Array, place: string): Uint8Array<ArrayBuffer> | null {
  const { text, stale } = openSealed(sealed, place)
  return stale ? seal(text, place) : null
}
