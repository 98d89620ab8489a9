import { parse } from 'uuid'
import { nameUuid } from './name-uuid'

/** Namespace of all Plimsoll name-based ids; never changes, since stored keys derive from it (RFC 9562 §5.5). */
const NAMESPACE = parse('6f1d2f34-5b0c-5f1e-9d0a-3f6a3c1b7e55')

/** Slug of a canonical title: lower case, ASCII letters and digits, single dashes. */
export function slug(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** Stable name of a tool's check, `<tool>/<slug or stable rule id>`. */
export function checkName(tool: string, stableId: string): string {
  return `${tool}/${stableId}`
}

/** Daily reports name the same things: hashing them was a tenth of taking one in. Emptied when full, so that they stay small. */
type Keys = Map<string, string>
const checks: Keys = new Map()
const subjects: Keys = new Map()
const MOST_KEYS = 25_000

/** By what is named itself, which is mostly the same string again: its hash is known. */
function keyOf(keys: Keys, kind: 'check' | 'subject', name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  if (keys.size >= MOST_KEYS) keys.clear()
  const key = nameUuid(`${kind}:${name}`, NAMESPACE)
  keys.set(name, key)
  return key
}

/** UUIDv5 of a check's name: what states are keyed by. */
export function checkKey(name: string): string {
  return keyOf(checks, 'check', name)
}

/**
 * UUIDv5 of a subject, so that a subject of any length fits a key. '' is the asset itself.
 * @param fault tells several faults of one check in one subject apart, each with a state of its own
 */
export function subjectKey(subject: string, fault = ''): string {
  // No subject holds the character before the fault: parsers make it visible.
  return keyOf(subjects, 'subject', fault === '' ? subject : `${subject}\u0000${fault}`)
}
