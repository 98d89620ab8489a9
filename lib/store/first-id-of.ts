/** The first id that version 7 can give in a millisecond (RFC 9562 §5.7): what was made from then on has no lower one. */
export function firstIdOf(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
