import { fromBase64 } from './base64'
import { toHex } from './hex'
import { isKeyName } from './key-name'
import { ProofError } from './proof-error'
import { isWellFormed } from './utf8'

/** A signature line: who says to have signed, not yet verified. */
export interface NoteSignature {
  name: string
  /** 8 lower-case hex digits. */
  keyId: string
  signature: Uint8Array
}

/** A signed note taken apart (C2SP signed-note v1.0.0). `text` is what is signed, with its last newline. */
export interface Note {
  text: string
  signatures: NoteSignature[]
}

/** Starts a signature line: em dash, space. */
export const SIGNATURE_PREFIX = '\u2014 '

/** Generous: the specification asks for at least 16, and a post-quantum signature has nearly 5 kB. */
const MAX_SIGNATURES = 100
const MAX_NOTE_LENGTH = 1_000_000

/**
 * Takes a signed note apart, strictly (C2SP signed-note, *Format*): no control character but newline, text and
 * signatures divided by the LAST empty line, each line after it a signature line. Verifies nothing. Throws ProofError.
 */
export function parseNote(note: string): Note {
  if (note.length > MAX_NOTE_LENGTH) throw new ProofError('note: too long')
  checkNoteText(note)
  const divide = note.lastIndexOf('\n\n')
  if (divide < 0) throw new ProofError('note: no empty line before the signatures')
  const lines = note.slice(divide + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) throw new ProofError('note: too many signatures')
  return { text: note.slice(0, divide + 1), signatures: lines.map(parseSignatureLine) }
}

/** What holds for a whole note and for its text alone: well-formed, newline at the end, no other control character below U+0020. */
export function checkNoteText(text: string): void {
  if (!isWellFormed(text)) throw new ProofError('note: lone surrogate')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids exactly these
  if (/[\0-\x09\x0b-\x1f]/.test(text)) throw new ProofError('note: control character')
  if (!text.endsWith('\n')) throw new ProofError('note: no newline at the end')
}

function parseSignatureLine(line: string): NoteSignature {
  const space = line.indexOf(' ', SIGNATURE_PREFIX.length)
  if (!line.startsWith(SIGNATURE_PREFIX) || space < 0) throw new ProofError('note: malformed signature line')
  const name = line.slice(SIGNATURE_PREFIX.length, space)
  if (!isKeyName(name)) throw new ProofError('note: malformed key name')
  const bytes = fromBase64(line.slice(space + 1))
  if (bytes.length < 5) throw new ProofError('note: signature too short')
  return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) }
}
