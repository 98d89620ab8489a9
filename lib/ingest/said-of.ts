import { checkKey } from '@/lib/core/check'
import { coverageSetId } from '@/lib/core/label-set'
import { once } from '@/lib/core/once'
import type { AssetStatements } from '@/lib/core/place-report'
import type { Vulnerability } from '@/lib/core/report'
import type { LookKind } from '@/lib/core/standings/standing'
import type { ReportPart } from './part-of'
import { statementsOf } from './statements-of'
import type { PlacedWords } from './unread/keep-reading'
import { advisoryWordsOf, wordsOf } from './words-of'

/** What a report says of one asset, and what it looked at. */
export interface SaidPart {
  /** With what it is known to have looked at. */
  part: ReportPart
  report: AssetStatements
  found: { subject: string; vulnerability: Vulnerability }[]
  look: LookKind & { partialPairs: string[] }
  /** Of a report that nothing is compared with they are made while the database writes what it says. */
  wordsSaid: () => PlacedWords
  /** Checks that it looked at as a whole, and all that it says something of. */
  covered: string[]
  checkKeys: string[]
}

/** @param part once it is known what it looked at (`looked-at.ts`) */
export function saidOf(
  part: ReportPart,
  of: { submissionId: string; observedAt: Date; sha256: Uint8Array },
  { tool, catalogueVersion }: { tool: string; catalogueVersion: string },
): SaidPart {
  const report = statementsOf(part, { ...of, sha256: Buffer.from(of.sha256).toString('hex') })
  const found = part.observations.flatMap(({ subject, vulnerability }) =>
    vulnerability ? [{ subject, vulnerability }] : [],
  )
  const covered = [...report.covered]
  const wordsSaid = once(
    (): PlacedWords =>
      part.unread ?? {
        words: wordsOf(report, catalogueVersion),
        advisoryWords: advisoryWordsOf(found.map(({ vulnerability }) => vulnerability)),
      },
  )
  return {
    part,
    report,
    found,
    look: {
      tool,
      profile: part.coverage.profile,
      setId: coverageSetId(covered),
      partialPairs: [...report.coveredPairs],
    },
    wordsSaid,
    covered,
    checkKeys: [...new Set([...covered, ...(part.unread?.besides.map(checkKey) ?? report.said.keys())])],
  }
}
