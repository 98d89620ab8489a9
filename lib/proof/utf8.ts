import { ProofError } from './proof-error'

/** True when the string holds no lone surrogate, that is, when UTF-8 can say it. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** UTF-8 bytes. Throws ProofError on a lone surrogate, which TextEncoder would silently replace. */
export function encodeUtf8(text: string): Uint8Array {
  if (!isWellFormed(text)) throw new ProofError('lone surrogate in text')
  return new TextEncoder().encode(text)
}

/** Text of UTF-8 bytes; keeps a byte order mark as a character. Throws ProofError on anything that is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ProofError('not UTF-8')
  }
}
