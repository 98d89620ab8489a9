import type { EvidencePlace } from '../../core/report'

/**
 * What the tool says beside a result, in the shape it was printed: `json` has a sentence and a list of items,
 * `text` has the continuation lines, `flat` (JSON of 1.3.4) has one value a member of the same id.
 */
export type Said =
  | { shape: 'json'; details: string; items: string[] | null }
  | { shape: 'text'; lines: string[] }
  | { shape: 'flat'; values: string[] }

/** One result as printed. */
export interface PrintedResult {
  /** '' where the tool printed none. */
  id: string
  /** Absent in the flat shape, which prints ids only. */
  title?: string
  /** PASS, WARN, INFO or NOTE; FREE_TEXT where a flat value begins with none of these. */
  word: string
  said: Said
  at: EvidencePlace
  /** True when what belongs to this result is known to be lost in part. */
  cut?: boolean
}

/** One run of the tool. A log appended to holds many. */
export interface Run {
  results: PrintedResult[]
  /** The tool's version, where it is printed. */
  version?: string
  /** Begin, RFC 3339 UTC, where what is printed is an instant. */
  startedAt?: string
  /** Begin as printed, where it is no instant. */
  startedText?: string
  /** What the tool counted (`checks`). */
  checks?: number
  /** True when section 5 was skipped, because no container was running. */
  noContainers?: boolean
  /** True when the end of the run was printed. */
  ended: boolean
  /** True when results may be missing in the midst of the run. */
  damaged?: boolean
  /** Where the run begins. */
  at: EvidencePlace
}

/** Results of one run that are read; far above any real host, it bounds what a hostile file can cost. */
export const RESULT_LIMIT = 100_000
/** Items (containers, images, users) of one run that are read. */
export const ITEM_LIMIT = 2_000_000
