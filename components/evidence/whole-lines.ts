const LINE_FEED = 10

/**
 * How much of what stands around a cited place is shown: whole lines, where a line ends or begins in it; else all of it
 * (a report of one long line). A line that began before `bytes`, or goes on after them, is left out.
 * @param bytes what was fetched; [begin, end) of it are cited
 * @param edges whether `bytes` begin and end with the evidence itself
 */
export function wholeLines(
  bytes: Uint8Array,
  begin: number,
  end: number,
  edges: { first: boolean; last: boolean },
): { from: number; to: number } {
  const before = edges.first ? -1 : bytes.subarray(0, begin).indexOf(LINE_FEED)
  const after = edges.last ? -1 : bytes.subarray(end).lastIndexOf(LINE_FEED)
  return { from: before + 1, to: after < 0 ? bytes.length : end + after }
}
