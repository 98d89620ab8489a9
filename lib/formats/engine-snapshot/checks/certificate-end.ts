/** Tags of the two kinds of time in a certificate (X.690 §11.7, §11.8). */
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,20000})-----END CERTIFICATE-----/

/**
 * When the first certificate of a PEM text ends (RFC 5280 §4.1.2.5), milliseconds; null where there is none that can be read. The
 * validity is the first pair of times in it: serial number, algorithm and issuer, which stand before, hold none.
 */
export function certificateEnd(pem: string): number | null {
  const base64 = BLOCK.exec(pem)?.[1]?.replace(/\s/g, '')
  if (!base64) return null
  const bytes = bytesOf(base64)
  if (!bytes) return null
  for (let i = 0; i + 2 < bytes.length; i += 1) {
    const before = timeAt(bytes, i)
    if (!before) continue
    const after = timeAt(bytes, i + before.length)
    if (after) return after.at
  }
  return null
}

function bytesOf(base64: string): string | null {
  try {
    return atob(base64)
  } catch {
    return null
  }
}

function timeAt(bytes: string, from: number): { at: number; length: number } | null {
  const tag = bytes.charCodeAt(from)
  const size = bytes.charCodeAt(from + 1)
  const text = bytes.slice(from + 2, from + 2 + size)
  if (tag === UTC_TIME && /^\d{12}Z$/.test(text)) {
    const year = Number(text.slice(0, 2))
    return instant(`${year < 50 ? 20 : 19}${text}`, size)
  }
  if (tag === GENERALIZED_TIME && /^\d{14}Z$/.test(text)) return instant(text, size)
  return null
}

function instant(text: string, size: number): { at: number; length: number } | null {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  const at = Date.parse(iso)
  return Number.isNaN(at) ? null : { at, length: size + 2 }
}
