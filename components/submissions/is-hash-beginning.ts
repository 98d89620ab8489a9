/** Whether a text is the beginning of a SHA-256 that is long enough to look for: 8 hex digits tell evidence apart. */
export function isHashBeginning(text: string): boolean {
  return /^[0-9a-f]{8,64}$/.test(text)
}
