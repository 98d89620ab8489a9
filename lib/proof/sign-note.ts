import { toBase64 } from './base64'
import { concatBytes } from './bytes'
import { fromHex } from './hex'
import { keyId } from './key-id'
import { isKeyName } from './key-name'
import { checkNoteText, SIGNATURE_PREFIX } from './note'
import type { Sha256, Signer } from './primitives'
import { ProofError } from './proof-error'
import { encodeUtf8 } from './utf8'

export interface NoteToSign {
  sha256: Sha256
  /** Ends with a newline. */
  text: string
  /** Key name of every signer. */
  name: string
  /** One, or two while keys are rotated; one signature line each. */
  signers: readonly Signer[]
}

/** Signs a text as a note (C2SP signed-note v1.0.0, Ed25519). The same text and keys give the same bytes. Throws ProofError. */
export function signNote({ sha256, text, name, signers }: NoteToSign): string {
  checkNoteText(text)
  if (!isKeyName(name)) throw new ProofError('note: malformed key name')
  if (signers.length === 0) throw new ProofError('note: nobody signs')
  const message = encodeUtf8(text)
  const lines = signers.map((signer) => {
    const id = fromHex(keyId(sha256, name, signer.publicKey))
    return `${SIGNATURE_PREFIX}${name} ${toBase64(concatBytes(id, signer.sign(message)))}\n`
  })
  return `${text}\n${lines.join('')}`
}
