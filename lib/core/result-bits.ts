import type { AssetSafeguard, SafeguardInput, SafeguardReason } from './verdict'

type Said = Pick<AssetSafeguard, 'result' | 'reason'>

/** Reasons that a result on one asset can have; `not_in_use` is of a scope. */
const REASONS = {
  stale: true,
  never_looked_at: true,
  error: true,
  not_checked: true,
  needs_declaration: true,
  needs_review: true,
  manual_evidence: true,
  not_in_use: true,
} satisfies Record<SafeguardReason, true>

const SAID: readonly Said[] = [
  { result: 'fail' },
  { result: 'pass' },
  { result: 'not_applicable' },
  ...(Object.keys(REASONS) as SafeguardReason[]).map((reason) => ({
    result: 'not_assessed' as const,
    reason,
  })),
]
/** A failure that a control may give time to patch, with nothing else in the way of a pass; and one with something. */
const PATCHABLE = 1 << SAID.length
const PATCHABLE_OPEN = 1 << (SAID.length + 1)

const settles = ({ result }: SafeguardInput) =>
  result === 'fail' || result === 'pass' || result === 'not_applicable'

/** A result with its reason as one bit, so that those of many assets are one number: verdicts do not count assets. */
export function resultBit(row: AssetSafeguard): number {
  if (row.result === 'fail' && row.patch) return row.inputs.every(settles) ? PATCHABLE : PATCHABLE_OPEN
  const place = SAID.findIndex(
    (one) => one.result === row.result && (row.result !== 'not_assessed' || one.reason === row.reason),
  )
  if (place < 0) throw new RangeError(`no bit for ${row.result} (${row.reason})`)
  return 1 << place
}

/**
 * The results that a number says, as rows of assets nobody asks for. @param clock from when the time to patch runs of those
 * that can be patched, the longest: of many only that one can be overdue while another is not; 0: none can
 */
export function rowsOfBits(safeguardId: string, bits: number, clock = 0): AssetSafeguard[] {
  const said = SAID.flatMap((one, place): AssetSafeguard[] =>
    bits & (1 << place) ? [{ ...one, assetId: `${place}`, safeguardId, inputs: [] }] : [],
  )
  const patch = { from: new Date(clock).toISOString(), basis: 'published' as const }
  const failing = { result: 'fail' as const, safeguardId, patch }
  return [
    ...said,
    ...(bits & PATCHABLE ? [{ ...failing, assetId: 'patchable', inputs: [] }] : []),
    ...(bits & PATCHABLE_OPEN ? [{ ...failing, assetId: 'open', inputs: [OPEN] }] : []),
  ]
}

/** An input that leaves the matter open. */
export const OPEN: SafeguardInput = {
  checkKey: '',
  checkName: '',
  relation: 'direct',
  result: 'not_checked',
  states: [],
}
