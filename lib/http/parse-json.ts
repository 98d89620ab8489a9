import { Invalid } from '@/lib/core/errors'

/** No body of ours nests deeper than six. */
const MAX_DEPTH = 64
const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * JSON out of bytes, so that nothing behind it can be hurt: UTF-8 only, nesting of at most 64 (checked before the parser,
 * which takes seconds for a deep one), no `__proto__`, and no text that PostgreSQL cannot keep (U+0000, lone surrogates).
 * @throws Invalid with the place as a JSON pointer, or none where the bytes are no JSON
 */
export function parseJson(bytes: Uint8Array): unknown {
  checkDepth(bytes)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Invalid('invalid_json', 'The body is not JSON.')
  }
  checkText(value, '')
  return value
}

function checkDepth(bytes: Uint8Array): void {
  let depth = 0
  let inText = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (inText) {
      if (byte === BACKSLASH) i++
      else if (byte === QUOTE) inText = false
    } else if (byte === QUOTE) inText = true
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > MAX_DEPTH) throw new Invalid('invalid_json', `The body nests deeper than ${MAX_DEPTH}.`)
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
}

function checkText(value: unknown, at: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw notText(at)
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkText(item, `${at}/${index}`)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__' || key.includes('\0') || !key.isWellFormed()) throw notText(at)
      checkText(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    }
  }
}

function notText(at: string): Invalid {
  return new Invalid('invalid_body', `The body at "${at}" holds a character or name that is not taken.`, {
    at,
  })
}
