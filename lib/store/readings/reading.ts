/** What was read of evidence, as it is kept. */
export interface StoredReading {
  /** SHA-256 of what decides how it is read, and of all its bytes but those of the time. */
  rest: Uint8Array<ArrayBuffer>
  evidenceSha256: Uint8Array<ArrayBuffer>
  /** Where the time stands in the evidence. */
  timeFrom: number
  timeTo: number
  words: Uint8Array<ArrayBuffer>
  advisoryWords: Uint8Array<ArrayBuffer> | null
  said: unknown
}
