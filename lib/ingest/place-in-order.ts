import { type AssetStatements, isOpen, placeReport } from '@/lib/core/place-report'
import type { TenantTx } from '@/lib/store/in-tenant'
import { otherLines } from '@/lib/store/states/other-lines'
import type { PlacedLines } from './place-among-later'

/**
 * Places a report after everything that is known of the asset: only what it says otherwise than it stands can change, so only that is read.
 * @param checkKeys that it looked at
 */
export async function placeInOrder(
  tx: TenantTx,
  assetId: string,
  report: AssetStatements,
  checkKeys: readonly string[],
): Promise<PlacedLines> {
  const said = [...report.said].flatMap(([checkKey, words]) =>
    [...words].map(([subjectKey, word]) => ({ checkKey, subjectKey, said: word })),
  )
  const others = await otherLines(tx, assetId, said, checkKeys)
  const moved = new Set(
    others.filter(({ isSaid }) => isSaid).map((other) => `${other.checkKey}/${other.subjectKey}`),
  )
  const lines = others.flatMap(({ line }) => line ?? [])
  const same = said.filter((line) => !moved.has(`${line.checkKey}/${line.subjectKey}`))
  return {
    lines,
    changes: placeReport(report, lines, [], moved).changes,
    openBefore: same.filter((line) => line.said.result === 'fail').length + lines.filter(isOpen).length,
  }
}
