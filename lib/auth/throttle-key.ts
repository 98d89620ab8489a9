import { createHash } from 'node:crypto'

/** The name an attempt is counted under: a digest, so that the counters hold no e-mail and no address. */
export function throttleKey(kind: 'pair' | 'account' | 'address', ...parts: readonly string[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
