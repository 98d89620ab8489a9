import { createDecipheriv } from 'node:crypto'
import { settings } from '@/lib/config/settings'
import { CIPHER, IV_BYTES, sealKey, TAG_BYTES, VERSION } from './sealed-form'

/** A value was sealed under a secret that is not given any more, or lies where it was not sealed for. */
export class SealLost extends Error {
  constructor() {
    super('sealed under another secret, or not here')
    this.name = 'SealLost'
  }
}

/** What was sealed, and whether it should be sealed anew: under an older secret, or in an older form. */
export interface Unsealed {
  text: string
  stale: boolean
}

/**
 * Opens what `seal` sealed at the same place, under PLIMSOLL_SECRET or one of PLIMSOLL_SECRET_PREVIOUS.
 * @throws SealLost for another secret or place, Error for what is no sealed value
 */
export function unseal(sealed: Uint8Array, place: string): string {
  return openSealed(sealed, place).text
}

/** As {@link unseal}, and says whether the value should be sealed anew. @throws Error */
export function openSealed(sealed: Uint8Array, place: string): Unsealed {
  const { secret, previousSecrets } = settings()
  const [version = 0] = sealed
  for (const [index, candidate] of [secret, ...previousSecrets].entries()) {
    const text = open(Buffer.from(sealed), place, sealKey(candidate, version))
    if (text !== null) return { text, stale: index > 0 || version !== VERSION }
  }
  throw new SealLost()
}

/** Null when the tag says that key, place or content is another. */
function open(bytes: Buffer, place: string, key: Buffer): string | null {
  const iv = bytes.subarray(1, 1 + IV_BYTES)
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
  if (tag.length !== TAG_BYTES) throw new Error('not a sealed value')
  const decipher = createDecipheriv(CIPHER, key, iv).setAAD(Buffer.from(place)).setAuthTag(tag)
  const content = decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([content, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
