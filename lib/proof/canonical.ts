import canonicalize from 'canonicalize'
import { ProofError } from './proof-error'
import { encodeUtf8, isWellFormed } from './utf8'

/** Deeper values are refused, as in reports. */
const MAX_DEPTH = 64

/**
 * Canonical JSON (RFC 8785) of a value, as UTF-8 bytes: keys sorted by UTF-16 code units, numbers as ECMAScript
 * prints them, no white space. Object members that are `undefined` are left out, as `JSON.stringify` does.
 * Throws ProofError for what I-JSON cannot say (RFC 8785 §3.1, RFC 7493 §2): lone surrogates, NaN, infinities, and
 * anything that is not null, boolean, number, string, array or plain object; also for depth over 64 and for cycles.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  checkJson(value, '', 0)
  const text = canonicalize(value)
  if (text === undefined) throw new ProofError('no JSON value')
  return encodeUtf8(text)
}

function checkJson(value: unknown, at: string, depth: number): void {
  const where = at === '' ? 'the value' : at
  if (depth > MAX_DEPTH) throw new ProofError(`${where}: deeper than ${MAX_DEPTH}`)
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ProofError(`${where}: not a finite number`)
    return
  }
  if (typeof value === 'string') {
    if (!isWellFormed(value)) throw new ProofError(`${where}: lone surrogate`)
    return
  }
  if (Array.isArray(value)) {
    // Not forEach, which would step over holes.
    for (let i = 0; i < value.length; i++) checkJson(value[i], `${at}/${i}`, depth + 1)
    return
  }
  if (!isPlainObject(value)) throw new ProofError(`${where}: not a JSON value`)
  for (const [key, member] of Object.entries(value)) {
    if (!isWellFormed(key)) throw new ProofError(`${where}: lone surrogate in a key`)
    if (member !== undefined) checkJson(member, `${at}/${key}`, depth + 1)
  }
}

/** A plain object is data only: `toJSON` would let it print as something else than what was checked. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
