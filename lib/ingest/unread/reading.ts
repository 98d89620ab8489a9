import type { Note } from '@/lib/core/report'
import type { ParsedReport } from '../parse-report'
import type { Rest } from './rest-of'

/** What is kept of a report that was read: all but what it says of single subjects. */
export interface Said extends Pick<ParsedReport, 'header' | 'notes' | 'counts' | 'coverage' | 'complete'> {
  secrets: readonly Note[]
  /** Checks that it says something of without having looked at them whole. */
  besides: string[]
}

/** Of a report that was not read: what it is known to say. */
export interface Unread {
  words: Uint8Array<ArrayBuffer>
  advisoryWords: Uint8Array<ArrayBuffer> | null
  /** Evidence that says the same at another time. */
  evidenceSha256: Uint8Array<ArrayBuffer>
  timeFrom: number
  timeTo: number
  rest: Rest
  besides: readonly string[]
}

/** A report of which only words are known changes something after all: it must be read. */
export class MustReadError extends Error {
  constructor() {
    super('the report must be read')
    this.name = 'MustReadError'
  }
}
