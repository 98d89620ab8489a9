/** Where a report prints when it was made, quotes not counted, and the instant that it is read as. */
export interface PrintedTime {
  from: number
  to: number
  printedAt: string
}
