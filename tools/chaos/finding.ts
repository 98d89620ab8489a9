/** What a check after the kills came to. */
export interface Finding {
  /** What holds, or should. */
  what: string
  /** What does not, a few of them; empty: it holds. */
  faults: readonly string[]
}
