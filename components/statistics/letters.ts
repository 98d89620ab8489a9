import type { SafeguardResult } from '@/lib/core/verdict'

/** Letters of the heat map and what they stand for; `-`: the safeguard does not concern the asset. */
export const LETTERS: Readonly<Record<string, SafeguardResult>> = {
  f: 'fail',
  u: 'not_assessed',
  p: 'pass',
  n: 'not_applicable',
}
