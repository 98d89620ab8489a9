import type { Checkpoint } from './checkpoint'

/** A log entry as `GET /log/…/entries` gives it; in a package it may carry its audit path in the package's checkpoint. */
export interface PackageEntry {
  index: number
  /** Lower-case hex. */
  leaf_hash: string
  /** The leaf's bytes, base64. */
  data: string
  /** Lower-case hex, from the leaf's sibling upwards. */
  proof?: readonly string[]
}

/** A whole log to be judged by itself. */
export interface Package {
  /** All entries of the log in order, from 0 to the checkpoint's size. */
  entries: Iterable<PackageEntry>
  /** Signed note. */
  checkpoint: string
  /** Signed checkpoints of the same log at smaller sizes (out of receipts, say): they tell where a forgery begins. */
  earlier?: readonly string[]
  /** Trusted key of the log (C2SP vkey): known beforehand, NOT taken from the package. */
  vkey: string
}

/**
 * `index` is the first entry that is not what the log signed. Only where bytes and leaf hash were both replaced, and no
 * audit path or earlier checkpoint tells more, `until` lies further on: the first bad one is in [index, until).
 */
export type PackageVerdict =
  | { ok: true; checkpoint: Checkpoint }
  | { ok: false; part: 'vkey' | 'checkpoint'; why: string }
  | { ok: false; part: 'entry'; index: number; until: number; why: string }
