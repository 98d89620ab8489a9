/** A report beyond either is answered before it is placed (`202`), and placed by a job. */
export interface LargeReport {
  bytes: number
  /** Things that it says. */
  statements: number
}

/**
 * What a request may cost, with the agent waiting and one of the connections held. Reading 10,000 vulnerabilities takes a second or two; five
 * times as many, and an agent's patience and everybody's turn are tried.
 */
export const LARGE_REPORT: LargeReport = { bytes: 50_000_000, statements: 25_000 }
