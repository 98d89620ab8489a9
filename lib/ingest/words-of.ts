import { createHash } from 'node:crypto'
import type { AssetStatements } from '@/lib/core/place-report'
import type { Vulnerability } from '@/lib/core/report'

/**
 * Hash of what a report says of an asset, of just what `sameState` compares: two reports of one hash that looked at the same checks leave
 * the same lines. The version of the catalogue counts, since tallies judge by it.
 */
export function wordsOf(
  { said, coveredPairs }: Pick<AssetStatements, 'said' | 'coveredPairs'>,
  catalogueVersion: string,
): Uint8Array<ArrayBuffer> {
  const words: unknown[] = [catalogueVersion, [...coveredPairs].sort()]
  for (const [checkKey, subjects] of said) {
    words.push(checkKey)
    for (const [subjectKey, { result, severity, detail, vulnerability, vex }] of subjects) {
      words.push(subjectKey, result, severity, detail)
      if (vulnerability) words.push(vulnerability.fixedIn, vulnerability.clock?.from ?? null)
      if (vex) words.push(vex.status, vex.statedAt)
    }
  }
  return hash(words)
}

/** Hash of what a report says of advisories beside the states; null where it speaks of none. */
export function advisoryWordsOf(found: readonly Vulnerability[]): Uint8Array<ArrayBuffer> | null {
  return found.length === 0 ? null : hash(found)
}

/** 128 bits tell words of one asset apart. */
function hash(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(JSON.stringify(value)).digest().subarray(0, 16))
}
