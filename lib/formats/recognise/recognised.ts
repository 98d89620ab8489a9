/** Something that is not a report we read, but that we know by sight. */
export interface Recognised {
  /** With its article, to stand in a sentence: `a Trivy report`. */
  seen: string
  /** Stable code of the refusal. */
  code: 'format_not_read' | 'empty_report' | 'packed_body' | 'not_a_report'
  /** What to do, where it is not just waiting until the format is read. */
  advice?: string
}
