import { createCipheriv, randomBytes } from 'node:crypto'
import { settings } from '@/lib/config/settings'
import { CIPHER, IV_BYTES, sealKey, VERSION } from './sealed-form'

/**
 * Seals what must not be read from the database alone: AES-256-GCM under a key derived from PLIMSOLL_SECRET. `place` says
 * where the value lies (`identity_provider/TENANT/ID`); it opens nowhere else, so that nobody can move one row's secret
 * into another. A table that keeps sealed values is listed in `lib/store/owner/sealed-columns.ts`, or they would be lost
 * when PLIMSOLL_SECRET changes.
 */
export function seal(text: string, place: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, sealKey(settings().secret, VERSION), iv).setAAD(Buffer.from(place))
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), content]))
}
