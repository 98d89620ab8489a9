import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { settings } from '@/lib/config/settings'

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/** Where a sealed value lies: it opens nowhere else, so that nobody can move one row's secret into another. */
export interface SealPlace {
  tenantId: string
  webhookId: string
  field: 'address' | 'secret'
}

/** Seals what must not be read from the database alone: AES-256-GCM under a key derived from PLIMSOLL_SECRET. */
export function seal(text: string, place: SealPlace): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(placeBytes(place))
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), content]))
}

/** Opens what {@link seal} sealed at the same place. @throws Error for anything else, or under another PLIMSOLL_SECRET */
export function unseal(sealed: Uint8Array, place: SealPlace): string {
  const bytes = Buffer.from(sealed)
  const iv = bytes.subarray(1, 1 + IV_BYTES)
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
  if (bytes[0] !== VERSION || tag.length !== TAG_BYTES) throw new Error('not a sealed value')
  const decipher = createDecipheriv('aes-256-gcm', key(), iv).setAAD(placeBytes(place)).setAuthTag(tag)
  const content = bytes.subarray(1 + IV_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8')
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', settings().secret, '', 'plimsoll webhook secrets v1', 32))
}

function placeBytes({ tenantId, webhookId, field }: SealPlace): Buffer {
  return Buffer.from(`${tenantId}/${webhookId}/${field}`)
}
