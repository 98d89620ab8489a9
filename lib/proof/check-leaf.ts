import { parseCheckpointText } from './checkpoint'
import { LEAF_TYPES, type Leaf, type LeafType } from './leaf'
import { parseNote } from './note'
import { ProofError } from './proof-error'

const LEAF_KEYS = ['v', 'type', 'at', 'actor_ref', 'subject', 'parent']
const SUBJECT_KEYS = ['id', 'sha256', 'commit']

const ACTOR_REF = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:/[\]-]{0,254}$/
const HASH = /^[0-9a-f]{64}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Bytes that everyone may hold, hence a bare hash. */
const NEEDS_SHA256: readonly LeafType[] = ['submission', 'submission_retry', 'sighting', 'report']

/**
 * True content of a leaf v1: closed keys, closed types, one spelling for each value, and the hash its type owes.
 * Throws ProofError naming the field.
 */
export function checkLeaf(value: unknown): asserts value is Leaf {
  const leaf = record(value, 'leaf', LEAF_KEYS)
  if (leaf.v !== 1) throw new ProofError('leaf: v is not 1')
  const type = LEAF_TYPES.find((known) => known === leaf.type)
  if (type === undefined) throw new ProofError('leaf: unknown type')
  checkInstant(leaf.at)
  checkText(leaf.actor_ref, ACTOR_REF, 'actor_ref')
  checkSubject(leaf.subject, type)
  if (leaf.parent !== undefined) checkParent(leaf.parent, type)
}

function checkSubject(value: unknown, type: LeafType): void {
  const subject = record(value, 'subject', SUBJECT_KEYS)
  checkText(subject.id, ID, 'subject.id')
  if (subject.sha256 !== undefined) checkText(subject.sha256, HASH, 'subject.sha256')
  if (subject.commit !== undefined) checkText(subject.commit, HASH, 'subject.commit')
  if (NEEDS_SHA256.includes(type) && subject.sha256 === undefined) {
    throw new ProofError(`leaf: ${type} without subject.sha256`)
  }
  if (type === 'audit_batch' && subject.sha256 === undefined && subject.commit === undefined) {
    throw new ProofError('leaf: audit_batch without subject.sha256 or subject.commit')
  }
  // A bare hash of something a person can guess can never be erased.
  if (type === 'attachment' && (subject.commit === undefined || subject.sha256 !== undefined)) {
    throw new ProofError('leaf: attachment needs subject.commit and no subject.sha256')
  }
}

function checkParent(value: unknown, type: LeafType): void {
  if (type !== 'epoch') {
    checkText(value, ID, 'parent')
    return
  }
  if (typeof value !== 'string') throw new ProofError('leaf: malformed parent')
  parseCheckpointText(parseNote(value).text)
}

function checkInstant(value: unknown): void {
  checkText(value, INSTANT, 'at')
  const time = new Date(String(value))
  // Catches 31 February and hour 24, which the pattern lets through.
  if (Number.isNaN(time.getTime()) || time.toISOString() !== value)
    throw new ProofError('leaf: no such instant in at')
}

function checkText(value: unknown, form: RegExp, field: string): void {
  if (typeof value !== 'string' || !form.test(value)) throw new ProofError(`leaf: malformed ${field}`)
}

function record(value: unknown, what: string, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ProofError(`leaf: ${what} is not an object`)
  }
  const entries = Object.entries(value)
  for (const [key] of entries) {
    if (!keys.includes(key)) throw new ProofError(`leaf: unknown member of ${what}`)
  }
  return Object.fromEntries(entries)
}
