/** The tool's words for a result; there is no FAIL. */
export const RESULT_WORDS = ['PASS', 'WARN', 'INFO', 'NOTE'] as const

/** Word under which a flat value without a result is counted. */
export const FREE_TEXT = 'FREE_TEXT'

/** The word as it is counted and shown: what does not look like a word of the tool is not repeated. */
export function resultWord(printed: string): string {
  return /^[A-Z_]{1,20}$/.test(printed) ? printed : 'UNREADABLE'
}
