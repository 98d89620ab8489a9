import { hkdfSync } from 'node:crypto'

/** A sealed value is one byte of version, the IV, the tag, then the content. */
export const CIPHER = 'aes-256-gcm'
export const IV_BYTES = 12
export const TAG_BYTES = 16
export const VERSION = 2

/** What the key of each version is derived for (HKDF, RFC 5869). Version 1 sealed webhooks alone. */
const INFO: Readonly<Record<number, string>> = {
  1: 'plimsoll webhook secrets v1',
  2: 'plimsoll sealed values v2',
}

/** The key of a version under a secret. @throws Error for a version that there is not */
export function sealKey(secret: string, version: number): Buffer {
  const info = INFO[version]
  if (info === undefined) throw new Error('not a sealed value')
  return Buffer.from(hkdfSync('sha256', secret, '', info, 32))
}
