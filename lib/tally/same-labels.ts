import type { AssetStandingRow } from '@/lib/store/standings/standing-row'

/** Whether two rows bear the same labels, in whatever order. */
export function sameLabels(
  a: Pick<AssetStandingRow, 'labels'>,
  b: Pick<AssetStandingRow, 'labels'>,
): boolean {
  const [own, others] = [Object.entries(a.labels), Object.entries(b.labels)]
  return own.length === others.length && own.every(([key, value]) => b.labels[key] === value)
}
