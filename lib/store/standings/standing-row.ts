/** A standing as it is kept, under an id made of what it says (`lib/tally/pack-standing.ts`). */
export interface StandingContent {
  id: string
  version: string
  kinds: string[]
  fresh: boolean
  content: Uint8Array<ArrayBuffer>
}

/** How an asset stands from an instant on, until its next row. */
export interface AssetStandingRow {
  validFrom: Date
  /** Null: it is retired. */
  standingId: string | null
  /** How it stands apart from that standing, packed; null: not at all. */
  difference: Uint8Array<ArrayBuffer> | null
  labels: Record<string, string>
  /** Of each kind of look, when it last looked before the next row: milliseconds. */
  looked: number[]
}
