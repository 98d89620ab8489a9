import { findSecrets } from './find-secrets'

const STAR = 0x2a

/**
 * Bytes as they are shown: each byte of a value that is not to be shown is an asterisk, so that every place in them is where it was, and
 * JSON stays JSON. Answers the very bytes that were given where there is nothing to mask.
 */
export function maskSecrets(bytes: Uint8Array<ArrayBuffer>): {
  bytes: Uint8Array<ArrayBuffer>
  masked: number
} {
  const found = findSecrets(bytes)
  if (found.length === 0) return { bytes, masked: 0 }
  const shown = bytes.slice()
  for (const { from, to } of found) shown.fill(STAR, from, to)
  return { bytes: shown, masked: found.length }
}
