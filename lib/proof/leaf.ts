/** Everything a log can hold: what can change a verdict (log `evidence`), and batches of audit events (log `audit`). */
export const LEAF_TYPES = [
  'submission',
  'submission_retry',
  'sighting',
  'determination',
  'determination_approval',
  'exception',
  'mapping_pin',
  'labels',
  'declaration',
  'scope_rule',
  'applicability',
  'freshness_limit',
  'evidence_drop',
  'retirement',
  'sign_off',
  'report',
  'attachment',
  'epoch',
  'audit_batch',
] as const
export type LeafType = (typeof LEAF_TYPES)[number]

/** Largest leaf: an entry bundle gives its length in 16 bits (C2SP tlog-tiles, *Log entries*). */
export const MAX_LEAF_BYTES = 65_535

/** What a leaf is about. */
export interface LeafSubject {
  /** Opaque id (`sub_…`); in an `epoch` leaf the origin of the log that begins. Never a name or an address. */
  id: string
  /** SHA-256 of the bytes, lower-case hex: of reports, and of our own records. */
  sha256?: string
  /** Salted commitment, lower-case hex: what people wrote or attached, so that it can be erased (`commitBlob`). */
  commit?: string
}

/** Leaf format 1. Never rewritten: a changed meaning is a new `v`. */
export interface Leaf {
  v: 1
  type: LeafType
  /** When it happened: UTC with milliseconds, `2026-01-31T08:00:00.000Z`. */
  at: string
  /** Random id of who did it, never an e-mail address. */
  actor_ref: string
  subject: LeafSubject
  /** Id of what this continues (a sighting: its submission); in an `epoch` leaf the signed checkpoint of the log before. */
  parent?: string
}
