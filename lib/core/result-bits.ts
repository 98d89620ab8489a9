import type { AssetSafeguard, SafeguardReason, SafeguardResult } from './verdict'

type Said = Pick<AssetSafeguard, 'result' | 'reason'>

const SAID: readonly Said[] = [
  { result: 'fail' },
  { result: 'pass' },
  { result: 'not_applicable' },
  ...(
    [
      'stale',
      'never_looked_at',
      'error',
      'not_checked',
      'needs_review',
      'manual_evidence',
    ] satisfies SafeguardReason[]
  ).map((reason) => ({ result: 'not_assessed' as const, reason })),
]

/** A result with its reason as one bit, so that those of many assets are one number: verdicts do not count assets. */
export function resultBit({ result, reason }: Said): number {
  const place = SAID.findIndex(
    (one) => one.result === result && (result !== 'not_assessed' || one.reason === reason),
  )
  if (place < 0) throw new RangeError(`no bit for ${result satisfies SafeguardResult} (${reason})`)
  return 1 << place
}

/** The results that a number says, as rows of assets nobody asks for. */
export function rowsOfBits(safeguardId: string, bits: number): AssetSafeguard[] {
  return SAID.flatMap((said, place) =>
    bits & (1 << place) ? { ...said, assetId: `${place}`, safeguardId, inputs: [] } : [],
  )
}
