/** The last id that version 7 can give in a millisecond (RFC 9562 §5.7): ids of events tell when they were recorded. */
export function lastIdOf(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7fff-bfff-ffffffffffff`
}
