import { createHash } from 'node:crypto'

/** What is counted; `code` and `codes` are of second factors, by account and address and by account; `door` of questions where to sign in; `enrol` of codes of agents. */
export type ThrottleKind = 'pair' | 'account' | 'address' | 'code' | 'codes' | 'door' | 'enrol'

/** The name an attempt is counted under: a digest, so that the counters hold no e-mail and no address. */
export function throttleKey(kind: ThrottleKind, ...parts: readonly string[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
