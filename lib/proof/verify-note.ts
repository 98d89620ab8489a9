import type { Note } from './note'
import type { Verdict, Verify } from './primitives'
import { encodeUtf8 } from './utf8'
import type { VerifierKey } from './vkey'

/** Bytes of an Ed25519 signature (RFC 8032 §5.1.6). */
const SIGNATURE_BYTES = 64

/**
 * Whether trusted keys signed the note (C2SP signed-note, *Signatures*): a line is a key's when name AND id agree;
 * every line of a known key must verify, lines of unknown keys are ignored, and at least one known key must have signed.
 */
export function verifyNote(note: Note, keys: readonly VerifierKey[], verify: Verify): Verdict {
  const message = encodeUtf8(note.text)
  let signed = false
  for (const { name, keyId, signature } of note.signatures) {
    for (const key of keys) {
      if (key.name !== name || key.keyId !== keyId) continue
      if (signature.length !== SIGNATURE_BYTES || !verify(key.publicKey, message, signature)) {
        return { ok: false, why: `signature: that of ${name} does not verify` }
      }
      signed = true
    }
  }
  return signed ? { ok: true } : { ok: false, why: 'signature: none by a known key' }
}
