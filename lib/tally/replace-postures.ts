import { v7 } from 'uuid'
import type { TenantTx } from '@/lib/store/in-tenant'
import { addTallyDeltas, type TallyChange } from '@/lib/store/postures/add-tally-deltas'
import { type AssetPostureRow, replaceAssetPostures } from '@/lib/store/postures/asset-postures'

/** What differs between an asset's postures and those that are to hold: rows to be dropped and rows to be added. */
function changesOf(
  old: readonly AssetPostureRow[],
  next: readonly AssetPostureRow[],
): { drop: AssetPostureRow[]; add: AssetPostureRow[] } {
  const joined = join(next)
  return {
    drop: old.filter((row) => !joined.some((other) => same(row, other))),
    add: joined.filter((row) => !old.some((other) => same(row, other))),
  }
}

/** Whether nothing would be replaced. */
export function samePostures(old: readonly AssetPostureRow[], next: readonly AssetPostureRow[]): boolean {
  const { drop, add } = changesOf(old, next)
  return drop.length === 0 && add.length === 0
}

/** Puts postures of an asset, in the order of their days, in the place of those it has, and brings the tallies along. */
export async function replacePostures(
  tx: TenantTx,
  assetId: string,
  old: readonly AssetPostureRow[],
  next: readonly AssetPostureRow[],
): Promise<void> {
  const { drop, add } = changesOf(old, next)
  await replaceAssetPostures(tx, assetId, drop, add)
  const deltas = deltasOf(drop, add)
  await addTallyDeltas(
    tx,
    deltas.map(() => v7()),
    deltas,
  )
}

function join(rows: readonly AssetPostureRow[]): AssetPostureRow[] {
  const joined: AssetPostureRow[] = []
  for (const row of rows) {
    const last = joined.at(-1)
    if (last && last.dayTo === row.dayFrom && sameValue(last, row))
      joined[joined.length - 1] = { ...last, dayTo: row.dayTo }
    else joined.push(row)
  }
  return joined
}

function sameValue(a: AssetPostureRow, b: AssetPostureRow): boolean {
  return a.postureId === b.postureId && a.labelSetId === b.labelSetId && a.kind === b.kind
}

function same(a: AssetPostureRow, b: AssetPostureRow): boolean {
  return sameValue(a, b) && a.dayFrom === b.dayFrom && a.dayTo === b.dayTo
}

/** What replacing rows adds to the running sums; what cancels out is left out. */
function deltasOf(drop: readonly AssetPostureRow[], add: readonly AssetPostureRow[]): TallyChange[] {
  const sums = new Map<string, TallyChange>()
  const count = (row: AssetPostureRow, day: string, n: number) => {
    const key = [row.labelSetId, row.kind, row.postureId, day].join('\n')
    const sum = sums.get(key) ?? {
      labelSetId: row.labelSetId,
      kind: row.kind,
      postureId: row.postureId,
      day,
      n: 0,
    }
    sums.set(key, { ...sum, n: sum.n + n })
  }
  for (const [rows, sign] of [
    [drop, -1],
    [add, 1],
  ] as const) {
    for (const row of rows) {
      count(row, row.dayFrom, sign)
      count(row, row.dayTo, -sign)
    }
  }
  return [...sums.values()].filter((change) => change.n !== 0)
}
