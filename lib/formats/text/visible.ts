/** What was wrong in a piece of text before it was made storable. */
export type TextFlaw = 'nul_replaced' | 'lone_surrogate_replaced' | 'invalid_utf8_replaced'

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** UTF-8 bytes as text; what is no UTF-8 becomes U+FFFD and `onFlaw` is told. */
export function decodeUtf8(bytes: Uint8Array, onFlaw: (flaw: TextFlaw) => void): string {
  const text = lenient.decode(bytes)
  if (!text.includes('\uFFFD')) return text
  try {
    strict.decode(bytes)
  } catch {
    onFlaw('invalid_utf8_replaced')
  }
  return text
}

/**
 * The text with what PostgreSQL cannot store made visible: NUL as U+2400 (␀), a lone surrogate as U+FFFD (�).
 * All other characters, control characters and markup included, stay as they are.
 */
export function visible(text: string, onFlaw: (flaw: TextFlaw) => void): string {
  let out = text
  if (out.includes('\0')) {
    onFlaw('nul_replaced')
    out = out.replaceAll('\0', '\u2400')
  }
  if (!out.isWellFormed()) {
    onFlaw('lone_surrogate_replaced')
    out = out.toWellFormed()
  }
  return out
}
