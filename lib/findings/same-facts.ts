import type { FindingFactsRow } from '@/lib/store/findings/set-finding-facts'

/** Whether two rows say the same of a finding. */
export function sameFacts(a: FindingFactsRow, b: FindingFactsRow): boolean {
  const words = (row: FindingFactsRow) =>
    [
      row.machine,
      row.firstSeen.getTime(),
      row.openedAt.getTime(),
      row.closedAt?.getTime() ?? null,
      row.reopened,
    ].join()
  return words(a) === words(b)
}
