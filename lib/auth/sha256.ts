import { createHash } from 'node:crypto'

/** SHA-256 of a secret's text, as the directories of sessions and tokens keep it. */
export function sha256(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(text).digest())
}
