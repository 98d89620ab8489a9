import type { Rejection } from '../keep-rejected'

/** What one report may cost a thread. */
export interface ThreadLimits {
  /** Of objects; the report's own bytes are beside it. */
  megabytes: number
  ms: number
}

/** A report took more of a thread than it may; the thread is gone, and what it had begun is undone. */
export class BeyondLimits extends Error {
  constructor(
    readonly what: 'memory' | 'time',
    /** The time went into reading it: not before that, and not into placing it. */
    readonly isReading: boolean,
    readonly limits: ThreadLimits,
  ) {
    super(`a report took more than its ${what}`)
    this.name = 'BeyondLimits'
  }

  /** Why such a report is not taken; null: the time went where another time it may not. */
  get rejection(): Rejection | null {
    if (this.what === 'time' && !this.isReading) return null
    const { megabytes, ms } = this.limits
    const [code, much] =
      this.what === 'memory'
        ? ['report_takes_memory', `${megabytes} MB of memory`]
        : ['report_takes_time', `${ms / 1000} seconds`]
    const message = `Reading the report took more than ${much}. Hand it in in parts, for example by namespace or by image.`
    return { kind: 'broken', code, message, at: null }
  }
}
